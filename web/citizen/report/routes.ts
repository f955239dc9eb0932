import type { RouteRecordRaw } from 'vue-router'

export default [{ path: '/report', component: () => import('./Report.vue') }] satisfies RouteRecordRaw[]
