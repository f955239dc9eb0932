import { defineAsyncComponent } from 'vue'
import { later } from '@/later'
import type { Part } from '../module'

/** Calls with picture and sound: the banner that rings, the pane that stays while one moves about, the page of what was recorded. */
export default {
  routes: [{ path: '/video-calls/:call', component: later(() => import('./PlaybackPage.vue')), props: true }],
  places: [],
  companions: [
    { id: 'ringing', view: defineAsyncComponent(later(() => import('./Ringing.vue'))), needs: ['media.take_calls'] },
    { id: 'call', view: defineAsyncComponent(later(() => import('./CallDock.vue'))), needs: ['media.take_calls', 'media.supervise_calls'] },
  ],
} satisfies Part
