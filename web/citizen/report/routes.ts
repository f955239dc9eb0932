import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [{ path: '/report', component: later(() => import('./Report.vue')) }] satisfies RouteRecordRaw[]
