import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me', component: () => import('./Me.vue') },
  { path: '/sign-in', component: () => import('./SignIn.vue') },
  { path: '/me/looks', component: () => import('./Looks.vue') },
  { path: '/me/data', component: () => import('./Data.vue') },
  { path: '/me/profile', component: () => import('./Profile.vue') },
  { path: '/me/consents', component: () => import('./Consents.vue') },
  { path: '/me/erase', component: () => import('./Erase.vue') },
  { path: '/me/real-name', component: () => import('./RealName.vue') },
  { path: '/me/phone', component: () => import('./Phone.vue') },
  { path: '/me/settings', component: () => import('./Settings.vue') },
] satisfies RouteRecordRaw[]
