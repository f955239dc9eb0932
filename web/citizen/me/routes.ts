import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [
  { path: '/me', component: later(() => import('./Me.vue')) },
  { path: '/sign-in', component: later(() => import('./SignIn.vue')) },
  { path: '/me/looks', component: later(() => import('./Looks.vue')) },
  { path: '/me/data', component: later(() => import('./Data.vue')) },
  { path: '/me/profile', component: later(() => import('./Profile.vue')) },
  { path: '/me/consents', component: later(() => import('./Consents.vue')) },
  { path: '/me/erase', component: later(() => import('./Erase.vue')) },
  { path: '/me/real-name', component: later(() => import('./RealName.vue')) },
  { path: '/me/phone', component: later(() => import('./Phone.vue')) },
  { path: '/me/settings', component: later(() => import('./Settings.vue')) },
] satisfies RouteRecordRaw[]
