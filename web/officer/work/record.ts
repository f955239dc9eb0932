/** A recording by the microphone, in a form that every browser makes and the house takes. */
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4']

export class Recorder {
  readonly since = Date.now()
  private readonly parts: Blob[] = []

  private constructor(
    private readonly stream: MediaStream,
    private readonly recorder: MediaRecorder,
  ) {
    recorder.ondataavailable = ({ data }) => this.parts.push(data)
    recorder.start(1_000)
  }

  /** Throws what the browser says when there is no microphone, or it may not be used. */
  static async start(): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
    const mimeType = KINDS.find((each) => MediaRecorder.isTypeSupported(each))
    return new Recorder(stream, new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 }))
  }

  stop(): Promise<Blob> {
    return new Promise((done) => {
      this.recorder.onstop = () => {
        this.stream.getTracks().forEach((each) => each.stop())
        done(new Blob(this.parts, { type: this.recorder.mimeType.split(';')[0] }))
      }
      this.recorder.stop()
    })
  }
}
