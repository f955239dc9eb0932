/** Title and mark of the tab as those of a page of notes. */
const MARK =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect x='2' y='1' width='12' height='14' rx='2' fill='#f2c14e'/><path d='M5 5h6M5 8h6M5 11h4' stroke='#7a5a10'/></svg>"

export function wear(title: string): void {
  document.title = title
  for (const mark of document.querySelectorAll<HTMLLinkElement>('link[rel=icon]')) mark.href = `data:image/svg+xml,${encodeURIComponent(MARK)}`
}
