/**
 * Takes a report to the house so that nothing is lost and nothing comes twice, wherever it is cut off.
 *
 * First a draft is opened: nobody acts on it, and whoever has no account gets the session that all later steps bear,
 * so that a reply which is lost with the browser can be asked for again. Then the draft is sent, which the house does
 * once. The words never wait for photos: what is not uploaded by then follows as messages of the same matter.
 */
import { api, ask, Problem } from '@/api/client'
import type { Entry } from '@/outbox'
import { putEvidence } from '@/ui/upload'
import { outbox } from '../outbox'
import { arrived } from './arrivals'
import { told, type Arrived, type Enclosed, type Outgoing, type Written } from './report'

export async function send(entry: Entry): Promise<void> {
  const going = { ...(entry.what as Outgoing) }
  const keep = (): Promise<void> => outbox.keep(entry, { ...going })
  if (!going.sent) {
    if (!going.draft) {
      Object.assign(going, await opened(entry.id, going))
      await keep()
    }
    going.sent = await submitted(entry, going)
    await arrived(going.sent)
    await keep()
  }
  if (going.written.earlier && !going.tied) {
    await tied(going, going.written.earlier, going.sent.case)
    going.tied = true
    await keep()
  }
  for (const file of going.files) {
    if (going.along?.includes(file.key)) continue
    file.evidence ??= (await putEvidence(file, { token: going.token })).evidence
    await keep()
    await said(going, going.sent.case, file)
    going.along = [...(going.along ?? []), file.key]
    await keep()
  }
}

async function opened(id: string, going: Outgoing): Promise<Pick<Outgoing, 'draft' | 'token' | 'along'>> {
  const there = going.files.filter((each) => each.evidence)
  const evidence = there.map((each) => ({ evidence: each.evidence!, token: each.token ?? null }))
  const begun = await ask(api.POST('/api/v1/drafts', { body: { ...told(going.written), evidence, key: `${id}-draft` } }))
  return { draft: begun.draft, token: begun.token, along: there.map((each) => each.key) }
}

async function submitted(entry: Entry, going: Outgoing): Promise<Arrived> {
  const before = going.asked
  going.asked = true
  await outbox.keep(entry, { ...going })
  try {
    const came = await ask(
      api.POST('/api/v1/drafts/{draft}/submit', {
        params: { path: { draft: going.draft! } },
        body: { key: `${entry.id}-send` },
        headers: bearing(going.token),
      }),
    )
    return { key: entry.id, case: came.case, number: came.number, notice: came.notice, at: Date.parse(came.raised_at) }
  } catch (error) {
    const gone = error instanceof Problem && (error.status === 401 || error.status === 404)
    if (!gone || before) throw error
    // The session under which it was begun is over, and nobody has taken it: begin anew.
    await outbox.keep(entry, { written: going.written, files: going.files })
    throw new Problem(0, 'again', '')
  }
}

/** What is raised again stands by itself too: a tie that is refused holds nothing up, the words name the earlier one. */
async function tied(going: Outgoing, earlier: string, report: string): Promise<void> {
  const params = { path: { case: earlier, report } }
  const key = `${going.written.key}-again`
  await ask(api.POST('/api/v1/me/matters/{case}/reports/{report}', { params, body: { key }, headers: bearing(going.token) })).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.passing || error.status === 401) throw error
  })
}

/** A file that was not there yet when the words went: a message of the matter. */
async function said(going: Outgoing, matter: string, file: Enclosed): Promise<void> {
  await ask(
    api.POST('/api/v1/cases/{case}/messages', {
      params: { path: { case: matter } },
      body: { evidence: [file.evidence!], key: `${file.key}-said` },
      headers: bearing(going.token),
    }),
  )
}

const bearing = (token: string | null | undefined): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

/** In one step and without files, for a browser that keeps nothing. Gives the number. */
export async function sendPlainly(written: Written): Promise<string> {
  const { address, landmark, content, name, phone, ...rest } = told(written)
  const typed = { address: address ?? '', landmark: landmark ?? '', content: content ?? '', name, phone }
  const { category, position, place, kind, channel, flags } = rest
  const said = { category, position, place, flags: flags ?? [], ...(kind ? { kind, channel: channel ?? undefined } : {}) }
  return (await ask(api.POST('/api/v1/cases', { body: { ...typed, ...said, key: written.key } }))).number
}
