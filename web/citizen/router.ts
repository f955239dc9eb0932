import { createRouter, createWebHistory } from 'vue-router'
import call from './call/routes'
import home from './home/routes'
import matters from './matters/routes'
import me from './me/routes'
import notices from './notices/routes'
import report from './report/routes'
import silent from './silent/routes'
import snap from './snap/routes'

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [...home, ...report, ...snap, ...silent, ...call, ...matters, ...me, ...notices],
  scrollBehavior: (_, __, kept) => kept ?? { top: 0 },
})
