import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [
  { path: '/snap', component: later(() => import('./Snap.vue')) },
  { path: '/snaps', component: later(() => import('./Snaps.vue')) },
  { path: '/slip', component: later(() => import('./Slip.vue')) },
  { path: '/ask', component: later(() => import('./Ask.vue')) },
] satisfies RouteRecordRaw[]
