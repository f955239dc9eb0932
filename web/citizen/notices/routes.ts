import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/notices', component: () => import('./Notices.vue') },
  { path: '/notices/:notice', component: () => import('./Notice.vue'), props: true },
  { path: '/stations', component: () => import('./Stations.vue') },
  { path: '/responsible', component: () => import('./Responsible.vue') },
  { path: '/near', component: () => import('./Near.vue') },
  { path: '/verify', component: () => import('./Verify.vue') },
  { path: '/consents', component: () => import('./ConsentTexts.vue') },
  { path: '/privacy', component: () => import('./Privacy.vue') },
] satisfies RouteRecordRaw[]
