import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The transport's examples, and the live connection's own poll. */
const ALSO = ['api/http.ts', 'live/poll.ts']

describe('the paths of the API', () => {
  it('are known to *.api.ts files alone', () => {
    const sources = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|vue)$/.test(file))
    const others = sources.filter((file) => !file.endsWith('.api.ts') && !ALSO.includes(file))

    const withPath = others.filter((file) => /['"`]\/api\//.test(readFileSync(`web/${file}`, 'utf8')))

    expect(others.length).toBeGreaterThan(100)
    expect(withPath, 'Move the path into the <feature>.api.ts of its feature').toEqual([])
  })
})
