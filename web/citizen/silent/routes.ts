import type { RouteRecordRaw } from 'vue-router'
import { arm } from './face'

/** There is no such page: the address leads home, where the button then waits for one more tap. */
export default [
  {
    path: '/silent',
    redirect: () => {
      arm()
      return '/'
    },
  },
] satisfies RouteRecordRaw[]
