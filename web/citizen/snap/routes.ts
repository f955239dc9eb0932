import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/snap', component: () => import('./Snap.vue') },
  { path: '/snaps', component: () => import('./Snaps.vue') },
  { path: '/slip', component: () => import('./Slip.vue') },
  { path: '/ask', component: () => import('./Ask.vue') },
] satisfies RouteRecordRaw[]
