import { Setting } from '@element-plus/icons-vue'
import { later } from '@/later'
import type { Part } from '../module'
import { pages } from './menu'

/** Everything that is looked after and not worked with: one place in the menu, with a menu of its own. */
export default {
  routes: [{ path: '/admin', component: later(() => import('./Admin.vue')), children: pages.map((each) => ({ path: each.path, component: each.load })) }],
  places: [{ to: '/admin', name: ['管理', 'Admin'], icon: Setting, needs: [], aside: true }],
} satisfies Part
