import { randomUUID } from 'node:crypto'
import type { LinePage, LineView, ListDraft, ListView, OwnLists } from '#shared/field/lists/contract'
import type { ListTerms } from '#shared/field/lists/terms'
import type { AContest, Member } from '#test/support/a-contest'
import { expectStatus } from '#test/support/test-app'

type Refused = { code?: string }

/** A table of customers as a business system exports it. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  [['客户名称', '业务号码', '联系电话', '片区', '客户等级', '协议到期日', '现用套餐', '现月费'], ...rows]
    .map((cells) => cells.join(','))
    .join('\n')

/** So many customers, numbered from `first` on; one in four is of value A. */
export const customers = (count: number, first = 1, territory = ''): string[][] =>
  Array.from({ length: count }, (_, n) => [
    ...[
      `客户${first + n}店`,
      `0530${String(first + n).padStart(7, '0')}`,
      `1385300${String(first + n).padStart(4, '0')}`,
    ],
    ...[territory, n % 4 === 0 ? 'A' : 'B', '2015-05-31', '宽带100M', '199元/月'],
  ])

/** The steps of a list in the order in which the back office and its members take them. */
export class AList {
  id = ''

  constructor(readonly contest: AContest) {}

  at(rest = ''): string {
    return `/contests/${this.contest.id}/lists${rest}`
  }
  lineAt(rest = ''): string {
    return `/contests/${this.contest.id}/lines${rest}`
  }

  async upload(table: string, name = '到期名单.csv', kind = 'expiry'): Promise<ListDraft> {
    const query = new URLSearchParams({ name, kind })
    const reply = await this.contest.director.upload<ListDraft>(`${this.at()}?${query}`, Buffer.from(table))
    expectStatus(reply, 201)
    this.id = reply.body.list.id
    return reply.body
  }

  open(terms: ListTerms) {
    return this.contest.director.post<ListView & Refused>(this.at(`/${this.id}/opening`), { name: '到期名单', terms })
  }

  /** Uploaded and opened, without the hour of the own area unless the terms say otherwise. */
  async opened(rows: string[][], terms: Partial<ListTerms> = {}): Promise<this> {
    const draft = await this.upload(csv(rows))
    expectStatus(await this.open({ ...draft.proposed, ownAreaUntil: null, ...terms }), 200)
    return this
  }

  async all(): Promise<ListView[]> {
    return (await this.contest.director.get<ListView[]>(this.at())).body
  }

  async counts(): Promise<ListView['counts']> {
    const lists = await this.all()
    const own = lists.find(({ id }) => id === this.id)
    if (!own) throw new Error('The list is not listed')
    return own.counts
  }

  async lines(): Promise<LineView[]> {
    const lines: LineView[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: LinePage = (await this.contest.director.get<LinePage>(this.at(`/${this.id}/lines?after=${after}`)))
        .body
      lines.push(...page.lines)
      after = page.next
    }
    return lines
  }

  async free(by: Member): Promise<LineView[]> {
    return (await by.client.get<LinePage>(this.lineAt(`/free/${this.id}`))).body.lines
  }

  async own(by: Member): Promise<OwnLists> {
    return (await by.client.get<OwnLists>(this.lineAt('/own'))).body
  }

  claim(by: Member, lineId: string, requestId = randomUUID()) {
    return by.client.post<LineView & Refused>(this.lineAt('/claims'), { requestId, lineId })
  }

  release(by: Member, lineId: string, requestId = randomUUID()) {
    return by.client.post<LineView & Refused>(this.lineAt(`/${lineId}/release`), { requestId })
  }
}
