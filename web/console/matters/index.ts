import { DataAnalysis, Stamp, Switch, Tickets } from '@element-plus/icons-vue'
import { later } from '@/later'
import type { Part } from '../module'

/** Matters that are no emergencies: the desks that assess, handle, transfer and supervise them, and their figures. */
export default {
  routes: [
    { path: '/matters/:case?', component: later(() => import('./pages/MattersPage.vue')) },
    { path: '/transfers', component: later(() => import('./pages/TransfersPage.vue')) },
    { path: '/supervision', component: later(() => import('./pages/SupervisionPage.vue')) },
    { path: '/figures', component: later(() => import('./pages/FiguresPage.vue')) },
  ],
  places: [
    { to: '/matters', name: ['诉求', 'Matters'], icon: Tickets, needs: ['cases.list'] },
    { to: '/transfers', name: ['移交', 'Transfers'], icon: Switch, needs: ['transfers.handle'] },
    { to: '/supervision', name: ['督办', 'Supervise'], icon: Stamp, needs: ['matters.supervise'] },
    { to: '/figures', name: ['统计', 'Figures'], icon: DataAnalysis, needs: ['insight.see'] },
  ],
} satisfies Part
