/** The language of the page, and texts as [中文, English] pairs. No text of a page stands anywhere else. */
import { computed, ref, watchEffect } from 'vue'

export type Lang = 'zh' | 'en'
export type Pair = readonly [zh: string, en: string]

const KEPT = 'anmin.lang'

function first(): Lang {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export const lang = ref<Lang>(first())
export const locale = computed(() => (lang.value === 'zh' ? 'zh-CN' : 'en-GB'))

watchEffect(() => (document.documentElement.lang = lang.value === 'zh' ? 'zh-CN' : 'en'))

export function choose(next: Lang): void {
  lang.value = next
  localStorage.setItem(KEPT, next)
}

/** A pair, or anything of the server that carries both texts, in the language of the page. */
export function text(said: Pair | { zh: string; en: string } | null | undefined): string {
  if (!said) return ''
  if ('zh' in said) return said[lang.value] || said.zh
  return said[lang.value === 'zh' ? 0 : 1]
}

/** `said` with each `{name}` replaced. */
export function say(said: Pair | string, values: Record<string, string | number>): string {
  const pattern = typeof said === 'string' ? said : text(said)
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** The word of a code out of its list in `words/codes.ts`; a code that the page does not know is shown as it is. */
export function word(list: Readonly<Record<string, Pair>>, code: string | null | undefined): string {
  return code ? text(list[code]) || code : ''
}

/** Texts that follow the language: `const w = words({ title: ['报警', 'Report'] })`, then `w.title`. */
export function words<T extends Record<string, Pair>>(pairs: T): { readonly [K in keyof T]: string } {
  return new Proxy(pairs, { get: (target, name) => text(target[name as keyof T & string]) }) as never
}
