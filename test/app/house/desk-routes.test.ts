import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FEATURES = 'web/features'
const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((file) => /routes\.ts$/.test(file))
const recordsOf = (file: string): string[] =>
  readFileSync(`${FEATURES}/${file}`, 'utf8')
    .split(/^ {2}\{/m)
    .slice(1)
const isOfDesk = (record: string): boolean => record.includes("frame: 'desk'")

describe('the pages of 管理', () => {
  it('are listed in desk-routes.ts, which the desk alone shows and no phone loads', () => {
    const strays = files.filter((file) =>
      recordsOf(file).some((record) => isOfDesk(record) !== file.endsWith('/desk-routes.ts')),
    )

    expect(strays).toEqual([])
    expect(files.length).toBeGreaterThan(30)
  })
})
