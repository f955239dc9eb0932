import { createRouter, createWebHistory } from 'vue-router'
import { parts } from './parts'

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [{ path: '/', component: () => import('./Begin.vue') }, ...parts.flatMap((each) => each.routes)],
})
