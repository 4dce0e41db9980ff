import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FIRST, loadedWith } from '../../vite/first-texts'
import type { FirstPage } from '../../vite/weigh-first-page'
import { BOUND_KB, KNOWN_PARTS } from './first-page'

const ROOT = join(import.meta.dirname, '../..')
const WEIGHED = join(ROOT, 'dist/first-page.json')

/** Parts that became larger than they are known to be, or are new, the heaviest first. */
const grown = ({ parts }: FirstPage): string[] =>
  Object.entries(parts)
    .map(([part, bytes]) => ({ part, by: bytes - (KNOWN_PARTS[part] ?? 0) }))
    .filter(({ by }) => by > 200)
    .sort((a, b) => b.by - a.by)
    .map(({ part, by }) => `${part}: ${by} bytes more`)

describe('the first page of a phone', () => {
  it.skipIf(!existsSync(WEIGHED))('stays as light as it is', () => {
    const page = JSON.parse(readFileSync(WEIGHED, 'utf8')) as FirstPage
    const kb = Object.values(page.files).reduce((sum, bytes) => sum + bytes, 0) / 1024

    expect(kb, `Its files weigh ${kb.toFixed(1)} KB. What grew:\n${grown(page).join('\n')}`).toBeLessThanOrEqual(
      BOUND_KB,
    )
  })

  it('is drawn with styles that first.css takes from its own files', () => {
    const css = join(ROOT, 'web/first.css')
    const sources = [...readFileSync(css, 'utf8').matchAll(/@source "([^"]+)"/g)].map(([, path = '']) =>
      join(dirname(css), path),
    )
    const isCovered = (file: string) => sources.some((source) => file === source || file.startsWith(`${source}/`))
    const drawn = [...loadedWith(FIRST)].filter(
      (file) =>
        file.startsWith(join(ROOT, 'web/')) &&
        /class|colour/.test(readFileSync(file, 'utf8')) &&
        /\.(vue|ts)$/.test(file),
    )

    expect(
      drawn.filter((file) => file.endsWith('.vue') && !isCovered(file)).map((file) => relative(ROOT, file)),
    ).toEqual([])
  })
})
