import { createRouter, createWebHistory } from 'vue-router'
import { later } from '@/later'
import { parts } from './parts'

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [{ path: '/', component: later(() => import('./Begin.vue')) }, ...parts.flatMap((each) => each.routes)],
})
