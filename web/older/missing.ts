import './channels'
import './older.css'

/** What browsers from Chrome 100 lack of JavaScript that the pages use; the older build runs it first. */

const add = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, configurable: true, writable: true })
}

// Chrome 110.
add(Array.prototype, 'toSorted', function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  return [...this].sort(compare)
})
add(Array.prototype, 'toReversed', function (this: unknown[]) {
  return [...this].reverse()
})
add(Array.prototype, 'toSpliced', function (this: unknown[], ...how: [number, number, ...unknown[]]) {
  const copy = [...this]
  copy.splice(...how)
  return copy
})
add(Array.prototype, 'with', function (this: unknown[], at: number, value: unknown) {
  const copy = [...this]
  copy[at < 0 ? copy.length + at : at] = value
  return copy
})

// Chrome 103.
add(AbortSignal, 'timeout', (ms: number) => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new DOMException('signal timed out', 'TimeoutError')), ms)
  return controller.signal
})
