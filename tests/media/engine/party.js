// What a test's page does in a call: publish from a fake camera, listen, count what was decoded.
window.party = {
  async publish(kinds) {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: kinds.includes('audio'),
      video: kinds.includes('video') && { width: 640, height: 480 },
    })
    const pc = (this.pub = new RTCPeerConnection())
    this.tracks = stream.getTracks()
    for (const track of this.tracks) pc.addTransceiver(track, { direction: 'sendonly', streams: [stream] })
    await pc.setLocalDescription(await pc.createOffer())
    await pc.setRemoteDescription({ type: 'answer', sdp: await toHouse('publish', pc.localDescription.sdp) })
  },
  async restart() {
    const pc = this.pub
    await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }))
    await pc.setRemoteDescription({ type: 'answer', sdp: await toHouse('restart', pc.localDescription.sdp) })
  },
  async listen(of) {
    const pc = (this.sub = new RTCPeerConnection())
    const shown = (this.shown = document.createElement('video'))
    Object.assign(shown, { muted: true, autoplay: true, playsInline: true, srcObject: new MediaStream() })
    document.body.append(shown)
    pc.ontrack = ({ track }) => shown.srcObject.addTrack(track)
    const began = performance.now()
    this.first = new Promise(resolve => shown.requestVideoFrameCallback(() => resolve(performance.now() - began)))
    await pc.setRemoteDescription({ type: 'offer', sdp: await toHouse('listen', of) })
    await pc.setLocalDescription(await pc.createAnswer())
    await toHouse('answer', pc.localDescription.sdp)
  },
  async received() {
    const found = { audio: 0, video: 0, dropped: 0 }
    for (const each of (await this.sub.getStats()).values()) {
      if (each.type !== 'inbound-rtp') continue
      if (each.kind === 'video') found.video += each.framesDecoded ?? 0
      else found.audio += each.packetsReceived ?? 0
    }
    return found
  },
  async swap(on) {
    const senders = this.pub.getSenders()
    await Promise.all(senders.map((sender, i) => sender.replaceTrack(on ? this.tracks[i] : null)))
  },
}
