import type { RouteRecordRaw } from 'vue-router'

export default [{ path: '/call/:call', component: () => import('./JoinPage.vue'), props: true }] satisfies RouteRecordRaw[]
