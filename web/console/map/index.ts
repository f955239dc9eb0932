import { defineAsyncComponent } from 'vue'
import type { Part } from '../module'

export default {
  routes: [{ path: '/map', component: () => import('./MapWindow.vue'), meta: { bare: true } }],
  places: [],
  companions: [{ id: 'command', head: true, view: defineAsyncComponent(() => import('./CommandBar.vue')), needs: [] }],
} satisfies Part
