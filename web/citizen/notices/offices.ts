/** The offices that have a public telephone, all pages of them. Throws `Problem`. */
import { api, ask, type Schemas } from '@/api/client'
import { lang } from '@/words'

export type Office = Schemas['OrganisationShown']

export async function offices(): Promise<Office[]> {
  const found: Office[] = []
  for (let after: string | null = null; ; ) {
    const page: Schemas['OrganisationsShown'] = await ask(api.GET('/api/v1/organisations', { params: { query: { after, limit: 200 } } }))
    found.push(...page.organisations.filter((each) => each.phone || each.kind === 'police_station'))
    if (!page.next) return found
    after = page.next
  }
}

export const named = (each: Office): string => (lang.value === 'en' && each.name_en) || each.name
