import { createApp } from 'vue'
import { keepPages } from '@/edition'
import '@/tokens.css'
import '@/theme'
import './citizen.css'
import App from './App.vue'
import { outbox } from './outbox'
import { readArrivals } from './report/arrivals'
import { router } from './router'
import { resume } from './silent/pages'

// A browser that keeps nothing still reports, only not without a network.
void readArrivals().catch(() => undefined)
void outbox.start().catch(() => undefined)
void resume().catch(() => undefined)

createApp(App).use(router).mount('#app')
keepPages('/sw.js', '/')
