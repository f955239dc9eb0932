// Stands in each page itself: what does not come before the first script runs, nobody else would ask for again.
addEventListener('error', ({ target }) => {
  if (!(target.src || target.rel === 'stylesheet') || document.querySelector('#app > *')) return
  const wait = performance.getEntriesByType('navigation')[0].type === 'reload' ? 8_000 : 1_000
  const later = () => setTimeout(again, wait)
  const again = () => fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).then(() => location.reload(), later)
  later()
}, true)
