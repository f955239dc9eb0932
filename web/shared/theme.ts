/** Dark or light: as the system says, until somebody chooses. */
import { ref, watchEffect } from 'vue'

export type Theme = 'dark' | 'light'
const KEPT = 'anmin.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

function kept(): Theme | null {
  const value = localStorage.getItem(KEPT)
  return value === 'dark' || value === 'light' ? value : null
}

const chosen = ref(kept())
const bySystem = ref<Theme>(system.matches ? 'dark' : 'light')
system.addEventListener('change', () => (bySystem.value = system.matches ? 'dark' : 'light'))

export const theme = ref<Theme>('light')
watchEffect(() => {
  theme.value = chosen.value ?? bySystem.value
  document.documentElement.classList.toggle('dark', theme.value === 'dark')
})

/** Keep a theme, or follow the system again with null. */
export function chooseTheme(next: Theme | null): void {
  chosen.value = next
  if (next) localStorage.setItem(KEPT, next)
  else localStorage.removeItem(KEPT)
}
