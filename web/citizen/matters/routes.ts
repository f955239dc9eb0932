import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/matters', component: () => import('./Matters.vue') },
  { path: '/matters/:case', component: () => import('./Matter.vue'), props: true },
] satisfies RouteRecordRaw[]
