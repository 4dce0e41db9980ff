import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Functions of browsers that plain http lacks, and the one file that has a way without them. */
const LACKING: Record<string, string> = { 'crypto.randomUUID(': 'web/api/request-id.ts' }

describe('the pages over plain http', () => {
  it('call nothing that only a secure context has', () => {
    const files = readdirSync('web', { recursive: true, encoding: 'utf8' })
      .map((file) => join('web', file))
      .filter((file) => /\.(vue|ts)$/.test(file))
    const calls = files.flatMap((file) =>
      Object.entries(LACKING)
        .filter(([call, instead]) => file !== instead && readFileSync(file, 'utf8').includes(call))
        .map(([call, instead]) => `${file}: ${call}…), take ${instead}`),
    )

    expect(calls).toEqual([])
  })
})
