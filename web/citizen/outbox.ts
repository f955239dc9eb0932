/** What this phone has still to send. One for all parts, so that each matter goes in order; senders are loaded when needed. */
import { Outbox } from '@/outbox'

export const outbox = new Outbox('anmin-citizen')
  .sends('report', async (entry) => (await import('./report/send')).send(entry))
  .sends('message', async (entry) => (await import('./matters/sending')).send(entry))
