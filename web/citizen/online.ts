/** Whether the phone believes that it has a network. */
import { ref } from 'vue'

export const online = ref(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))
