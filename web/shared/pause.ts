/** A wait that varies a little, so that many pages do not come back at the same moment; ends at once when it is `over`. */
export function pause(milliseconds: number, over?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds * (0.8 + Math.random() * 0.4))
    over?.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })
}
