import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

/** `/call#<token>` is a link of the house; its token never reaches a server in an address. */
export default [
  { path: '/call', component: later(() => import('./CallPage.vue')) },
  { path: '/call/:case', component: later(() => import('./CallPage.vue')), props: true },
] satisfies RouteRecordRaw[]
