import type { RouteRecordRaw } from 'vue-router'

/** `/call#<token>` is a link of the house; its token never reaches a server in an address. */
export default [
  { path: '/call', component: () => import('./CallPage.vue') },
  { path: '/call/:case', component: () => import('./CallPage.vue'), props: true },
] satisfies RouteRecordRaw[]
