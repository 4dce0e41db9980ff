import { afterAll, expect } from 'vitest'
import { onMissingIcon } from '#web/ui/drawn-icon'
import { loadIcons } from '#web/ui/icons'

// Pages draw icons of their own build: a name that the build does not have fails its test.
await loadIcons()
const missing: string[] = []
onMissingIcon((name) => missing.push(name))

afterAll(async () => {
  // What the last test drew is looked for in the turn after it.
  await new Promise((done) => setTimeout(done))
  expect(missing).toEqual([])
})
