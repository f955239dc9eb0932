import { Headset } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { later } from '@/later'
import type { Part } from '../module'

/** The desk of a call-taker and a dispatcher, and the wall of their room. */
export default {
  routes: [
    { path: '/desk/:case?', component: later(() => import('./DeskPage.vue')) },
    { path: '/wall', component: later(() => import('./arrival/Wall.vue')), meta: { bare: true } },
  ],
  places: [{ to: '/desk', name: ['接处警', 'Desk'], icon: Headset, needs: ['cases.list'] }],
  companions: [{ id: 'arrival', view: defineAsyncComponent(later(() => import('./arrival/Arrivals.vue'))), needs: ['cases.list'] }],
} satisfies Part
