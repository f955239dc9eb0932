/** A number by which the house tells this browser from others; it says nothing about the person. */
import { newKey } from '@/api/client'

const KEPT = 'anmin.device'

export function device(): string {
  let found = localStorage.getItem(KEPT)
  if (!found) localStorage.setItem(KEPT, (found = newKey()))
  return found
}
