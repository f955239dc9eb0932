import { Bell, Odometer, Phone, Van, Notebook } from '@element-plus/icons-vue'
import { later } from '@/later'
import type { Part } from '../module'

/** The watch commander's board, and what belongs to a shift: units, calls, follow-ups, the handover. */
export default {
  routes: [
    { path: '/command', component: later(() => import('./BoardPage.vue')) },
    { path: '/command/wall', component: later(() => import('./BoardPage.vue')), meta: { bare: true } },
    { path: '/units', component: later(() => import('./UnitsPage.vue')) },
    { path: '/calls', component: later(() => import('./CallsPage.vue')) },
    { path: '/follow-ups', component: later(() => import('./FollowUpsPage.vue')) },
    { path: '/handover', component: later(() => import('./HandoverPage.vue')) },
  ],
  places: [
    { to: '/command', name: ['指挥', 'Command'], icon: Odometer, needs: ['cases.command'] },
    { to: '/units', name: ['警力', 'Units'], icon: Van, needs: ['dispatch.see_units'] },
    { to: '/calls', name: ['来电', 'Calls'], icon: Phone, needs: ['cases.take'] },
    { to: '/follow-ups', name: ['回访', 'Follow-ups'], icon: Bell, needs: ['cases.follow_up'] },
    { to: '/handover', name: ['值班交接', 'Shift'], icon: Notebook, needs: ['identity.see_duty'] },
  ],
} satisfies Part
