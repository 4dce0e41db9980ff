import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const WHOLE = 'from=2015-04-01&to=2015-06-30'

describe('taking figures out', () => {
  let app: TestApp
  let contest: AContest
  let clerk: Client
  const clock = new TestClock('2015-04-20T02:00:00Z')
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    const director = await app.setUp()
    clerk = await app.anAccount(director, 'clerk', '内勤小周')
  })
  beforeEach(async () => {
    clock.set('2015-04-20T02:00:00Z')
    contest = await aContest(app, await app.signedIn('director'))
  })
  afterAll(() => app.stop())

  /** A part of a workbook, as stored in the archive. */
  async function partOf(workbook: Buffer, path: string): Promise<string> {
    const zip = await fromBufferPromise(workbook)
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== path) continue
      const parts: Buffer[] = []
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
      return Buffer.concat(parts).toString()
    }
    throw new Error(`${path} is missing`)
  }
  const member = (n: number) => contest.members[n] as AContest['members'][number]
  async function sold(n: number, overrides: Record<string, unknown> = {}): Promise<RecordedDeal> {
    const deal = aDeal(contest, { businessDate: '2015-04-20', ...overrides })
    const reply = await member(n).client.post<RecordedDeal>(`/contests/${contest.id}/deals`, deal)
    expectStatus(reply, 201)
    return reply.body
  }
  async function sheet(kind: string, query = WHOLE, by = clerk) {
    const file = await by.download(`/contests/${contest.id}/exports/${kind}/xlsx?${query}`)
    expect(file.status).toBe(200)
    const [head = [], ...rows] = await readSheet(file.bytes)
    return { head: head.map(String), rows, file }
  }
  const column = ({ head, rows }: Awaited<ReturnType<typeof sheet>>, title: string) =>
    rows.map((row) => row[head.indexOf(title)])

  it('writes the ledger with numbers as numbers, days as days, and a reversal as a line of its own', async () => {
    const deal = await sold(0, { items: [{ offerId: contest.offer, quantity: 2 }], reference: '057512345678' })
    await sold(1, { items: [{ metricId: contest.g3, quantity: 3 }] })
    expectStatus(
      await contest.director.post(`/contests/${contest.id}/deals/${deal.id}/withdrawal`, { reason: '号码录错' }),
      204,
    )

    const ledger = await sheet('ledger')

    expect(column(ledger, '类型')).toEqual(['报单', '报单', '报单', '报单', '撤单', '撤单', '撤单'])
    expect(column(ledger, '数量')).toEqual([2, 2, 2, 3, -2, -2, -2])
    expect(column(ledger, '日期')[0]).toEqual(new Date('2015-04-20T00:00:00Z'))
    expect(column(ledger, '冲正序号').slice(3)).toEqual([null, deal.seq, deal.seq, deal.seq])
    expect(column(ledger, '冲正原因').at(-1)).toBe('号码录错')
    expect(column(ledger, '业务号码')[0]).toBe('057512345678')
  })

  it('writes a workbook that spreadsheets open without a word: nothing calculates, nothing is marked as wrong', async () => {
    await sold(0, { reference: '898600123456789012', note: '=1+1', customerPhone: '13812341234' })
    clock.set('2015-04-20T04:05:00Z')
    await sold(1)

    const { bytes } = await clerk.download(`/contests/${contest.id}/exports/ledger/xlsx?${WHOLE}`)
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    const cells = new Map(
      [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/g)].map(([, at, kind, v]) => [at, { kind, v }]),
    )

    expect(cells.get('H2')?.v).toBe('<v>1</v>')
    expect(cells.get('B2')?.v).toBe('<v>42114</v>')
    // 12:05 as a part of the day; a little less would be shown as 12:04.
    expect(Number(/[\d.]+/.exec(cells.get('U3')?.v ?? '')?.[0]) * 1_440).toBeGreaterThan(42_114 * 1_440 + 725 - 0.0001)
    expect([cells.get('N2')?.kind, cells.get('R2')?.kind]).toEqual([' t="inlineStr" s="1"', ' t="inlineStr" s="1"'])
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toMatch(/<ignoredError sqref="[^"]*N1:N3[^"]*" numberStoredAsText="1"\/>/)
    expect(sheet.match(/<col /g)).toHaveLength(21)
    expect(await partOf(bytes, 'xl/workbook.xml')).toContain('<sheet name="台账"')
  })

  it('writes a line for each territory: what it is, who holds it, and what was sold in it', async () => {
    const market = { id: randomUUID(), name: '建材市场', segment: 'market', trade: 'building', doors: 120 }
    const path = `/contests/${contest.id}/territories`
    expectStatus(await contest.director.post(path, { ...market, holderIds: [member(0).participantId] }), 201)
    await sold(0, { territoryId: market.id, items: [{ metricId: contest.g3, quantity: 3 }] })
    const mistake = await sold(0, { territoryId: market.id })
    await member(0).client.post(`/contests/${contest.id}/deals/${mistake.id}/withdrawal`, { reason: '报错' })

    const { head, rows } = await sheet('territories')

    const [line] = rows.filter(([name]) => name === '建材市场').map((row) => row.slice(0, 8))
    expect(head.slice(0, 8)).toEqual([
      ...['包区', '类型', '行业', '细分行业', '门户数', '包区人', '最近去过', '3G 净增'],
    ])
    expect(line).toEqual([
      ...['建材市场', '专业市场', '建材家居', null, 120, member(0).name, new Date('2015-04-20'), 3],
    ])
    expect(column(await sheet('ledger'), '片区')).toEqual(['建材市场', '建材市场', '建材市场'])

    expectStatus(await contest.director.patch(`/contests/${contest.id}`, { territoryWord: 'grid' }), 200)
    expect((await sheet('territories')).head.slice(0, 6)).toEqual([
      ...['网格', '类型', '行业', '细分行业', '门户数', '网格负责人'],
    ])
  })

  it('says on paper too that a list of everybody is internal', async () => {
    const { bytes } = await clerk.download(`/contests/${contest.id}/exports/members/xlsx?${WHOLE}`)

    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<oddHeader>&amp;C全员明细-内部</oddHeader>')
    expect(await partOf(bytes, 'xl/workbook.xml')).toContain('<sheet name="全员明细-内部"')
  })

  it('masks customers, and writes them whole only when asked and noted', async () => {
    await sold(0, { customerName: '张小三', customerPhone: '13812341234' })

    const masked = await sheet('ledger')
    const whole = await sheet('ledger', `${WHOLE}&customers=whole`)

    expect([column(masked, '客户'), column(masked, '客户电话')]).toEqual([['张**'], ['138****1234']])
    expect([column(whole, '客户'), column(whole, '客户电话')]).toEqual([['张小三'], ['13812341234']])
    const { lines } = (await contest.director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    const exports = lines.filter((line) => line.action === 'figures.exported')
    expect(exports.map(({ actor, after }) => ({ actor, after }))).toMatchObject([
      { actor: '内勤小周', after: { customers: 'whole', format: 'xlsx' } },
      { actor: '内勤小周', after: { customers: 'masked', format: 'xlsx' } },
    ])
  })

  it('writes a CSV that opens by a double click, in which no text runs as a formula', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', '=HYPERLINK("x")\n2']
    for (const note of texts)
      await sold(0, { note, reference: '00571', items: [{ metricId: contest.g3, quantity: 1 }] })

    const { bytes, headers } = await clerk.download(`/contests/${contest.id}/exports/ledger/csv?${WHOLE}`)

    const text = bytes.toString()
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      '沃马当先-台账-2015-04-01至2015-06-30.csv',
    )
    expect(text.startsWith('\uFEFF序号,')).toBe(true)
    expect(text.replaceAll('\r\n', '').match(/\r/)).toBeNull()
    const rows = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data
    expect(rows.map((row) => row.备注)).toEqual(texts.map((note) => `'${note}`))
    expect(rows[0]?.业务号码).toBe('00571\t')
  })

  it('writes a day for each team, what was sold next to what was cancelled, and every member in the list of members', async () => {
    await sold(0, { items: [{ metricId: contest.g3, quantity: 2 }], businessDate: '2015-04-19' })
    await sold(0, { items: [{ metricId: contest.broadband, quantity: 1 }] })

    const daily = await sheet('daily-teams', 'from=2015-04-19&to=2015-04-20')
    const people = await sheet('daily-members', 'from=2015-04-20&to=2015-04-20')
    const members = await sheet('members')

    expect(daily.rows.map((row) => row.slice(1))).toEqual([
      ['湖西队', 2, 0, 0, 0, 0, 0, 1, 4, 0],
      ['舜师队', 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ['湖西队', 0, 0, 1, 0, 0, 0, 1, 5, 0],
      ['舜师队', 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ])
    expect(people.rows.map((row) => row[2])).toEqual(['湖1', '舜1'])
    expect(column(members, '3G 净增')).toEqual([2, 0])
    expect(column(members, '分值')).toEqual([9, 0])
    expect(decodeURIComponent(members.file.headers.get('content-disposition') ?? '')).toContain('内部')
  })

  it('covers the days that were asked for, and says so where nothing has begun', async () => {
    await sold(0, { businessDate: '2015-04-19' })
    await sold(0)
    const draft = await aContest(app, contest.director, { status: 'draft' })

    const oneDay = await sheet('ledger', 'from=2015-04-20&to=2015-04-20')
    const early = await contest.director.get(`/contests/${draft.id}/exports/ledger/xlsx?${WHOLE}`)
    const backwards = await contest.director.get(
      `/contests/${contest.id}/exports/ledger/xlsx?from=2015-05-01&to=2015-04-01`,
    )

    expect(oneDay.rows).toHaveLength(1)
    expect([early.status, early.body.code]).toEqual([409, 'contest_not_started'])
    expect(backwards.status).toBe(400)
  })

  it('goes on past many pages of numbers', async () => {
    for (let n = 0; n < 12; n++)
      await Promise.all(Array.from({ length: 25 }, () => sold(0, { items: [{ metricId: contest.g3, quantity: 1 }] })))

    const ledger = await sheet('ledger')

    expect(column(ledger, '数量')).toEqual(Array(300).fill(1))
    const numbers = column(ledger, '序号') as number[]
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })
})
