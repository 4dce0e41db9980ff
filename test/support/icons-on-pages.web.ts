import { _api, setCustomIconsLoader } from '@iconify/vue'
import { afterAll, expect } from 'vitest'
import { loadIcons } from '#web/ui/icons'

// Pages draw icons of their own build and ask no server for one: a name that the build does not have fails its test.
await loadIcons()
const missing: string[] = []
setCustomIconsLoader((names) => {
  missing.push(...names)
  return null
}, 'lucide')
_api.setFetch(async (url) => {
  missing.push(String(url))
  throw new Error('Tests ask no server for an icon')
})

afterAll(async () => {
  // What the last test drew is looked for in the turn after it.
  await new Promise((done) => setTimeout(done))
  expect(missing).toEqual([])
})
