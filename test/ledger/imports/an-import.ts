import { readSheet } from 'read-excel-file/node'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'
import type { ImportMapping, ImportOutcome, ImportPage, ImportView, SettledView } from '#shared/ledger/imports/contract'
import type { AContest } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

export const HEAD = ['受理单号', '业务类型', '数量', '客户经理', '受理时间', '订单状态', '客户名称', '联系电话']

/** A row as the business system writes it; what is left out is a 3G of 湖1, in force. */
export function aRow(
  reference: string,
  fields: Partial<Record<'metric' | 'quantity' | 'member' | 'date' | 'status', string>> = {},
) {
  const { metric = '3G', quantity = '1', member = '湖1', date = '2015-04-20 10:12', status = '已竣工' } = fields
  return [reference, metric, quantity, member, date, status, '张小三', '13812341234']
}

export const csv = (rows: readonly string[][], head = HEAD): string =>
  [head, ...rows].map((row) => row.join(',')).join('\r\n')

/** A workbook in which dates are dates and quantities numbers. */
export async function xlsx(rows: readonly string[][], head = HEAD): Promise<Buffer> {
  const kinds = ['text', 'text', 'number', 'text', 'minute', 'text', 'text', 'text'] as const
  const columns = head.map((title, n) => ({ title, kind: kinds[n] ?? ('text' as const), width: 12 }))
  const parts: Buffer[] = []
  async function* pages() {
    yield rows
  }
  for await (const part of xlsxOf({ name: '业务', columns, pages: pages() })) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The steps of an import in the order in which a clerk takes them. */
export class Desk {
  constructor(
    readonly client: Client,
    readonly contest: AContest,
  ) {}

  private get path(): string {
    return `/contests/${this.contest.id}/imports`
  }

  upload(bytes: Buffer | string, name = '业务清单.csv', sheet?: string) {
    const query = new URLSearchParams({ name, ...(sheet === undefined ? {} : { sheet }) })
    return this.client.upload<ImportView>(`${this.path}?${query}`, Buffer.from(bytes))
  }

  async uploaded(bytes: Buffer | string): Promise<ImportView> {
    const reply = await this.upload(bytes)
    expectStatus(reply, 201)
    return reply.body
  }

  map(view: ImportView, changes: Partial<ImportMapping> = {}) {
    return this.client.put<ImportView>(`${this.path}/${view.id}/mapping`, { ...view.mapping, ...changes })
  }

  async checked(bytes: Buffer | string, changes: Partial<ImportMapping> = {}): Promise<ImportView> {
    const reply = await this.map(await this.uploaded(bytes), changes)
    expectStatus(reply, 200)
    return reply.body
  }

  start(id: string, writes = true) {
    return this.client.post<ImportView>(`${this.path}/${id}/start`, { writes })
  }

  stop(id: string) {
    return this.client.post<ImportView>(`${this.path}/${id}/stop`)
  }

  async view(id: string): Promise<ImportView> {
    return (await this.client.get<ImportView>(`${this.path}/${id}`)).body
  }

  async finished(id: string): Promise<ImportView> {
    for (;;) {
      const view = await this.view(id)
      if (view.status !== 'running') return view
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** From the file to the end. */
  async imported(bytes: Buffer | string, writes = true): Promise<ImportView> {
    const { id } = await this.checked(bytes)
    expectStatus(await this.start(id, writes), 200)
    return this.finished(id)
  }

  async rows(id: string, outcome: ImportOutcome) {
    return (await this.client.get<ImportPage>(`${this.path}/${id}/rows?outcome=${outcome}`)).body.rows
  }

  /** Each row in few words: its number here, its own number, what becomes of it, its day; and what was said above. */
  async read(bytes: Buffer | string, changes: Partial<ImportMapping> = {}) {
    const view = await this.checked(bytes, changes)
    const kinds = Object.keys(view.counts) as ImportOutcome[]
    const rows = (await Promise.all(kinds.map((kind) => this.rows(view.id, kind)))).flat()
    return {
      notices: view.notices.map(({ kind, places }) => [kind, ...places].join(' ')),
      rows: rows
        .sort((a, b) => a.position - b.position)
        .map(({ position, outcome, reason, reference, businessDate }) =>
          [position, reference, reason ?? outcome, businessDate?.slice(5)].filter((each) => each).join(' '),
        ),
    }
  }

  settle(id: string, positions: number[], action: string, reason = '与业务系统核对') {
    return this.client.post<SettledView>(`${this.path}/${id}/settlements`, { positions, action, reason })
  }

  async file(id: string, which: 'errors' | 'differences') {
    const { status, bytes } = await this.client.download(`${this.path}/${id}/files/${which}`)
    expectStatus({ status, body: '' }, 200)
    return { bytes, rows: await readSheet(bytes) }
  }
}
