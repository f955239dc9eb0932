import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [
  { path: '/matters', component: later(() => import('./Matters.vue')) },
  { path: '/matters/:case', component: later(() => import('./Matter.vue')), props: true },
] satisfies RouteRecordRaw[]
