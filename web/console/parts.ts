import admin from './admin'
import call from './call'
import command from './command'
import desk from './desk'
import map from './map'
import matters from './matters'
import type { Part } from './module'

/** Every part of the console, in the order of the menu. */
export const parts: Part[] = [desk, matters, map, call, command, admin]
