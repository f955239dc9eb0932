import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [{ path: '/call/:call', component: later(() => import('./JoinPage.vue')), props: true }] satisfies RouteRecordRaw[]
