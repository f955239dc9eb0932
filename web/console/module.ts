/** What a part of the console gives the whole: its pages, its places in the menu, its acts. A part is registered, not wired. */
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Pair } from '@/words'

export interface Place {
  /** Path of the page. */
  to: string
  name: Pair
  icon: Component
  /** Shown to whoever holds one of these permissions; empty: to everybody who is signed in. */
  needs: string[]
  /** Below the line: what is looked after and not worked with. */
  aside?: boolean
}

export interface Companion {
  id: string
  view: Component
  /** In the head of the page; else above what is looked at. */
  head?: boolean
  /** Shown to whoever holds one of these; empty: to everybody who is signed in. */
  needs: string[]
}

export interface Part {
  routes: RouteRecordRaw[]
  places: Place[]
  /** What stands on every page, whatever is looked at: an alarm that arrives, the command bar. */
  companions?: Companion[]
}
