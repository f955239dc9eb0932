/** What every connection of media has in common, with the house or with another page. */
import type { Joined, Kind } from './doors'

const FIRST = { audio: 'audio/opus', video: 'video/VP8' } as const
const MOST = 1_200_000
/** Until a page's own addresses must have been found, in milliseconds. */
const GATHERING = 2_000

export const servers = (ice: Joined['ice']): RTCConfiguration => ({
  iceServers: ice.map(({ urls, username, credential }) => ({ urls, ...(username ? { username, credential: credential ?? '' } : {}) })),
  bundlePolicy: 'max-bundle',
})

/** The description as it stands: the house finds this page's addresses by the page's own checks, so none is waited for. */
export const described = (pc: RTCPeerConnection): string => pc.localDescription?.sdp ?? ''

/** The description with this page's addresses, for another page: what is found of them in two seconds. */
export async function gathered(pc: RTCPeerConnection): Promise<string> {
  if (pc.iceGatheringState !== 'complete') {
    await new Promise<void>((done) => {
      setTimeout(done, GATHERING)
      pc.addEventListener('icegatheringstatechange', () => pc.iceGatheringState === 'complete' && done())
    })
  }
  return described(pc)
}

function prefer(sender: RTCRtpTransceiver, kind: Kind): void {
  const codecs = RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? []
  const wanted = codecs.filter((each) => each.mimeType.toLowerCase() === FIRST[kind].toLowerCase())
  const beside = codecs.filter((each) => /\/rtx$/i.test(each.mimeType))
  if (wanted.length && typeof sender.setCodecPreferences === 'function') sender.setCodecPreferences([...wanted, ...(kind === 'video' ? beside : [])])
}

/** Send all tracks of a stream. */
export function sendAll(pc: RTCPeerConnection, stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    const sender = pc.addTransceiver(track, { direction: 'sendonly', streams: [stream], ...(track.kind === 'video' ? { sendEncodings: [{ maxBitrate: MOST }] } : {}) })
    prefer(sender, track.kind as Kind)
  }
}
