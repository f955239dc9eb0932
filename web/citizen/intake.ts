/** What the report form and the silent alarm are made of, kept for a visit without network. */
import { api, ask } from '@/api/client'
import { kept } from './kept'

export const intake = kept('intake', () => ask(api.GET('/api/v1/intake')))
