/** The bytes of the ground's archive. A part that could not be fetched is asked for again until the house answers or nobody wants it. */
import { FetchSource, type RangeResponse } from 'pmtiles'
import { pause } from '@/pause'

const PAUSE = 2_000
/** What PMTiles says of an answer that bears no bytes; 5xx is a house that is just starting or overloaded. */
const BUSY = /^Bad response code: 5\d\d$/

export class PatientSource extends FetchSource {
  override async getBytes(offset: number, length: number, wanted: AbortSignal = new AbortController().signal, etag?: string): Promise<RangeResponse> {
    for (;;) {
      try {
        return await super.getBytes(offset, length, wanted, etag)
      } catch (error) {
        if (!(error instanceof TypeError) && !BUSY.test((error as Error).message)) throw error
        await pause(PAUSE, wanted)
        wanted.throwIfAborted()
      }
    }
  }
}
