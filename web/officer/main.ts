import { createApp } from 'vue'
import { keepPages } from '@/edition'
import '@/tokens.css'
import '@/theme'
import './officer.css'
import App from './App.vue'
import { router } from './router'

createApp(App).use(router).mount('#app')
keepPages('/officer-sw.js', '/officer')
