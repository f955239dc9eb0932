import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { later } from '@/later'
import call from './call/routes'
import OrdersPage from './pages/OrdersPage.vue'
import OrderPage from './pages/OrderPage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: OrdersPage },
  { path: '/order/:id', component: OrderPage, props: true },
  { path: '/report-found', component: later(() => import('./pages/FoundPage.vue')) },
  { path: '/matters', component: later(() => import('./pages/MattersPage.vue')) },
  { path: '/take-in', component: later(() => import('./pages/TakeInPage.vue')) },
  { path: '/unit', component: later(() => import('./pages/UnitPage.vue')) },
  ...call,
  { path: '/me', component: later(() => import('./pages/MePage.vue')) },
  { path: '/:rest(.*)*', redirect: '/' },
]
export const router = createRouter({ history: createWebHistory('/officer/'), routes, scrollBehavior: (_, __, kept) => kept ?? { top: 0 } })
