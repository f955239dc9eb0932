import type { RouteRecordRaw } from 'vue-router'
import { later } from '@/later'

export default [{ path: '/', component: later(() => import('./Home.vue')) }] satisfies RouteRecordRaw[]
