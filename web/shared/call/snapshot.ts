/** The frame that is shown, as a JPEG; null while there is none. */
const QUALITY = 0.92

export async function frameOf(video: HTMLVideoElement | null | undefined): Promise<Blob | null> {
  if (!video?.videoWidth) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
}
