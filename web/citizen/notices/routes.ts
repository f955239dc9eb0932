import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [
  { path: '/notices', component: later(() => import('./Notices.vue')) },
  { path: '/notices/:notice', component: later(() => import('./Notice.vue')), props: true },
  { path: '/stations', component: later(() => import('./Stations.vue')) },
  { path: '/responsible', component: later(() => import('./Responsible.vue')) },
  { path: '/near', component: later(() => import('./Near.vue')) },
  { path: '/verify', component: later(() => import('./Verify.vue')) },
  { path: '/consents', component: later(() => import('./ConsentTexts.vue')) },
  { path: '/privacy', component: later(() => import('./Privacy.vue')) },
] satisfies RouteRecordRaw[]
