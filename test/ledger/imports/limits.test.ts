import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import { TestApp } from '#test/support/test-app'
import { frameOf } from './a-workbook'
import { aRow, csv, Desk, xlsx } from './an-import'

const MEGA = 1024 * 1024
const MOST_MEMORY = 200 * MEGA
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

describe('a file that is too much', () => {
  let app: TestApp
  let contest: AContest
  let desk: Desk
  beforeAll(async () => {
    app = await TestApp.start({ workerFile: await backupWorker() })
    contest = await aContest(app, await app.setUp())
    desk = new Desk(contest.director, contest)
  })
  afterAll(() => app?.stop())

  /** What the upload was answered, and how far memory rose meanwhile. */
  async function refusalOf(bytes: Buffer): Promise<{ code: unknown; rose: number }> {
    const before = process.memoryUsage().rss
    let most = before
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 5)
    const { body } = await desk.upload(bytes, 'bomb.xlsx')
    clearInterval(timer)
    return { code: (body as unknown as { code?: string }).code, rose: most - before }
  }

  async function zipped(parts: Record<string, Readable>): Promise<Buffer> {
    const zip = new ZipFile()
    for (const [path, content] of Object.entries(parts)) zip.addReadStream(content, path)
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }
  function* zeros(megabytes: number) {
    for (let n = 0; n < megabytes; n++) yield Buffer.alloc(MEGA, 32)
  }

  it('a bomb that says how large it is', async () => {
    const bomb = await zipped({ 'xl/worksheets/sheet1.xml': Readable.from(zeros(400)) })

    const { code, rose } = await refusalOf(bomb)

    expect(bomb.length).toBeLessThan(IMPORT_LIMITS.bytes)
    expect(code).toBe('import_too_large')
    expect(rose).toBeLessThan(MOST_MEMORY)
  })

  it('a bomb that lies about its size', async () => {
    const honest = await zipped({ 'xl/worksheets/sheet1.xml': Readable.from(zeros(300)) })
    // 300 MB as written in the directory at the end of the archive, and at the end of the part.
    const size = Buffer.alloc(4)
    size.writeUInt32LE(300 * MEGA)
    const lie = Buffer.alloc(4)
    lie.writeUInt32LE(1_000)
    const bomb = Buffer.from(honest)
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size, at + 4)) lie.copy(bomb, at)
    expect(bomb.equals(honest)).toBe(false)

    const { code, rose } = await refusalOf(bomb)

    expect(code).toBe('import_unreadable')
    expect(rose).toBeLessThan(MOST_MEMORY)
  })

  it('a million rows, as a workbook and as CSV', async () => {
    function* rows() {
      yield '<worksheet><sheetData>'
      for (let n = 0; n < 1_000; n++) yield '<row><c><v>1</v></c></row>'.repeat(1_000)
      yield '</sheetData></worksheet>'
    }
    const workbook = await refusalOf(await zipped({ 'xl/worksheets/sheet1.xml': Readable.from(rows()) }))
    const text = await refusalOf(Buffer.from('号码,业务\r\n'.repeat(1_000_000)))

    expect([workbook.code, text.code]).toEqual(['import_too_many_rows', 'import_too_many_rows'])
    expect(Math.max(workbook.rose, text.rose)).toBeLessThan(MOST_MEMORY)
  })

  it('a workbook that names one long text a million times', async () => {
    const [columns, rows] = [50, 15_000]
    function* sheet() {
      yield `<worksheet ${MAIN}><sheetData>`
      const letters = Array.from(
        { length: columns },
        (_, n) => (n < 26 ? '' : 'A') + String.fromCharCode(65 + (n % 26)),
      )
      for (let n = 1; n <= rows; n++)
        yield `<row r="${n}">${letters.map((letter) => `<c r="${letter}${n}" t="s"><v>0</v></c>`).join('')}</row>`
      yield '</sheetData></worksheet>'
    }
    const frame = Object.entries(frameOf(['清单'])).map(([path, xml]) => [path, Readable.from([xml])])
    const text = `<sst ${MAIN}><si><t>${'长'.repeat(IMPORT_LIMITS.cell)}</t></si></sst>`
    const bomb = await zipped({
      ...Object.fromEntries(frame),
      'xl/sharedStrings.xml': Readable.from([text]),
      'xl/worksheets/sheet1.xml': Readable.from(sheet()),
    })

    const { code, rose } = await refusalOf(bomb)

    expect(code).toBe('import_too_large')
    expect(rose).toBeLessThan(MOST_MEMORY)
  })

  const sheetOf = (xml: Iterable<string>) =>
    zipped({
      ...Object.fromEntries(Object.entries(frameOf(['清单'])).map(([path, part]) => [path, Readable.from([part])])),
      'xl/worksheets/sheet1.xml': Readable.from(xml),
    })

  it('one text of 60 MB in a file of 62 KB', async () => {
    function* sheet() {
      yield `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`
      for (let n = 0; n < 60; n++) yield 'x'.repeat(MEGA)
      yield '</t></is></c></row></sheetData></worksheet>'
    }

    const { code, rose } = await refusalOf(await sheetOf(sheet()))

    expect(code).toBe('import_too_large')
    expect(rose).toBeLessThan(MOST_MEMORY)
  })

  it('a tag with a million attributes', async () => {
    function* sheet() {
      yield `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"`
      for (let n = 0; n < 1_000; n++) yield Array.from({ length: 1_000 }, (_, m) => ` a${n}x${m}="1"`).join('')
      yield '><v>1</v></c></row></sheetData></worksheet>'
    }

    expect((await refusalOf(await sheetOf(sheet()))).code).toBe('import_too_large')
  })

  it('too many rows under a prefix of their own', async () => {
    function* sheet() {
      yield `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>`
      for (let n = 0; n < 100; n++) yield '<x:row><x:c><x:v>1</x:v></x:c></x:row>'.repeat(1_000)
      yield '</x:sheetData></x:worksheet>'
    }

    expect((await refusalOf(await sheetOf(sheet()))).code).toBe('import_too_many_rows')
  })

  it('leaves nothing behind, and the next file is read as ever', async () => {
    const { body } = await contest.director.get<unknown[]>(`/contests/${contest.id}/imports`)
    const fine = await desk.upload(await xlsx([aRow('HX1')]))

    expect(body).toEqual([])
    expect(fine.status).toBe(201)
  })

  it('more bytes than a file may have', async () => {
    const { code } = await refusalOf(Buffer.concat([Buffer.from(csv([])), Buffer.alloc(IMPORT_LIMITS.bytes)]))

    expect(code).toBe('payload_too_large')
  })
})
