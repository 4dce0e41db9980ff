import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

/** Reads the device's clock: it may be wrong by days, so that only these may. */
const ALLOWED: Record<string, string> = {
  'web/stamp/server-clock.ts': "compares it with the server's, and measures with it what a sleeping timer missed",
}
const READS_THE_CLOCK =
  /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)|\b(?:useNow|useTimestamp|useTimeAgo|useDateFormat)\b|\bdayjs\(\s*\)|\.format\(\s*\)|\bTemporal\.Now\b/

describe('the time on a screen', () => {
  it("comes from the server's clock: no page reads that of its device", () => {
    const files = ['web', 'shared'].flatMap((side) =>
      readdirSync(join(ROOT, side), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|vue)$/.test(file))
        .map((file) => `${side}/${file}`),
    )
    const readers = files.filter((file) => READS_THE_CLOCK.test(readFileSync(join(ROOT, file), 'utf8')))

    expect(readers.sort()).toEqual(Object.keys(ALLOWED).sort())
  })
})
