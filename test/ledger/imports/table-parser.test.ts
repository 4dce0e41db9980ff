import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TableParserWorker } from '#server/ledger/imports/table-parser-worker'

/** Reads a file by what its text says: it never ends, it eats memory, or it is a table of one row. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
const text = Buffer.from(workerData.bytes).toString()
if (text === 'endless') for (;;);
if (text === 'hungry') { const held = []; for (;;) held.push(Array.from({ length: 1e5 }, (_, n) => String(n))) }
parentPort.postMessage({ rows: [{ place: 2, cells: [text] }] })
parentPort.postMessage({ done: { headers: ['甲'], headerPlace: 1, sheets: [], notices: [] } })
`

describe('the threads that read files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parser-'))
  const file = join(folder, 'thread.cjs')
  writeFileSync(file, THREAD)
  afterAll(() => rmSync(folder, { recursive: true }))
  const read = (parser: TableParserWorker, center: string, text: string) => parser.read(center, Buffer.from(text))

  it('refuse a file that never ends, and read the next one in a thread of its own', async () => {
    const parser = new TableParserWorker(file)
    const endless = read(parser, 'one', 'endless')
    const same = read(parser, 'one', 'fine')
    const other = await read(parser, 'two', 'fine')

    expect(other.rows).toEqual([{ place: 2, cells: ['fine'] }])
    await expect(endless).rejects.toMatchObject({ code: 'import_too_large' })
    expect((await same).rows).toHaveLength(1)
  })

  it('refuse a file that needs too much memory, and go on', async () => {
    const parser = new TableParserWorker(file)

    await expect(read(parser, 'one', 'hungry')).rejects.toMatchObject({ code: 'import_too_large' })
    expect((await read(parser, 'one', 'fine')).rows).toHaveLength(1)
  })

  it('let the files of many centres wait for their turn, and refuse when too many do', async () => {
    const parser = new TableParserWorker(file)
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => read(parser, String(n), 'fine')))

    const read22 = all.filter(({ status }) => status === 'fulfilled')
    expect(read22.length).toBeGreaterThanOrEqual(20)
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'import_busy' } })
  })
})
