// What turns by itself on a wall waits for the test: `turn()` turns the page that is due.
const later = window.setTimeout.bind(window)
let due = () => undefined
window.turn = () => due()
window.setTimeout = (what, ms, ...rest) => {
  if (ms === 12_000) due = what
  return ms >= 12_000 && ms <= 60_000 ? 0 : later(what, ms, ...rest)
}
