/** A sealed original, asked for by the page itself: so a refusal is read where the person is. */
import { Problem, refusal } from '@/api/client'
import { lang } from '@/words'

/** What every browser shows by itself; the rest is saved. */
const SHOWN = /^(image\/(?!heic)|audio\/(?!amr)|video\/)/
const MOMENT = 1_000

/** The address of what can be shown here, to be revoked; null when it was saved. Throws `Problem`. */
export async function openOriginal(evidence: string): Promise<string | null> {
  const path = `/api/v1/media/${evidence}/original?purpose=case_handling`
  const answer = await fetch(path, { headers: { 'accept-language': lang.value } }).catch(() => null)
  if (!answer) throw new Problem(0, 'unreachable', '')
  if (!answer.ok) throw refusal(answer.status, await answer.json().catch(() => null))
  const content = await answer.blob()
  const address = URL.createObjectURL(content)
  if (SHOWN.test(content.type)) return address
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), MOMENT)
  return null
}
