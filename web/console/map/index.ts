import { defineAsyncComponent } from 'vue'
import { later } from '@/later'
import type { Part } from '../module'

export default {
  routes: [{ path: '/map', component: later(() => import('./MapWindow.vue')), meta: { bare: true } }],
  places: [],
  companions: [{ id: 'command', head: true, view: defineAsyncComponent(later(() => import('./CommandBar.vue'))), needs: [] }],
} satisfies Part
