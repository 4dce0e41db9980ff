import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import type { ProspectHold, ProspectList } from '#server/field/lists/list.entity'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { RepliesRepository } from '#server/field/lists/replies.repository'
import type { ExportedFile } from '#server/ledger/exports/exports.service'
import { plainHeader } from '#server/ledger/imports/column-names'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { XLSX } from '#server/platform/spreadsheets/as-file'
import type { Cell } from '#server/platform/spreadsheets/table'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'
import { ReplyResult, type ReplyTerms, type ReplyView } from '#shared/field/lists/replies'
import { wallClock } from '#shared/platform/time/time'

const LINES_PER_PAGE = 250

/** What the columns of an answer are called in the files of business systems. */
const HEADERS: Record<keyof ReplyTerms['columns'], readonly string[]> = {
  result: ['处理结果', '回单结果', '执行结果', '接触结果', '结果', 'result', 'outcome'],
  time: ['处理时间', '回单时间', '接触时间', '完成时间', 'repliedat', 'handledat', 'donetime'],
  remark: ['处理说明', '回单说明', '处理意见', '反馈', '备注', 'remark', 'note', 'comment'],
}
/** The headers of columns that the file does not have. */
const ADDED = { result: '处理结果', time: '处理时间', remark: '处理说明' }
const CODES: ReplyTerms['codes'] = {
  ...{ untouched: '未处理', touched: '跟进中', won: '已办理', lost: '不办理', elsewhere: '他渠道已办' },
}

const CHANNELS: Readonly<Record<string, string>> = { hall: '营业厅', hotline: '热线', app: '网上营业厅' }

/** 回单: the file of a list with the same rows and columns, and what became of each row. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly replies: RepliesRepository,
    private readonly audit: AuditService,
  ) {}

  view(person: Person, contestId: string, listId: string): Promise<ReplyView> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      return this.viewOf(await this.list(contestId, listId))
    })
  }

  /** Keeps the mapping; the next list of the contest begins with it. */
  agree(person: Person, contestId: string, listId: string, replies: ReplyTerms): Promise<ReplyView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      await this.contests.loadFor(person, contestId)
      const list = await this.list(contestId, listId)
      const places = Object.values(replies.columns).filter((place) => place !== null)
      if (places.some((place) => place >= list.headers.length) || new Set(places).size < places.length)
        throw new AppError('reply_columns_wrong')
      await this.lists.update(listId, { replies })
      return this.viewOf({ ...list, replies })
    })
  }

  /** Who took it out is in the audit list before the first byte leaves, as the numbers in it are whole. */
  async file(person: Person, contestId: string, listId: string): Promise<ExportedFile> {
    const { contest, list, terms } = await this.uow.writeAs(person, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.list(contestId, listId)
      const { centerId } = contest
      const terms = await this.termsOf(list)
      await this.audit.note({ centerId, contestId, actor: person.name, action: 'list.replied', subject: list.name })
      return { contest, list, terms }
    })
    const headers = headersOf(list.headers, terms)
    const name = `${list.fileName.replace(/\.\w+$/, '')}-回单`
    const table = {
      name: '回单',
      columns: headers.map((title) => ({ title, kind: 'text' as const, width: Math.max(12, title.length * 2) })),
      pages: this.rows(contest, list, terms),
    }
    return { name: `${name}.xlsx`.replace(/[\\/:*?"<>|\r\n]/g, ' '), type: XLSX, content: xlsxOf(table) }
  }

  /** Every row of the file, those that are no lines too, in its order. */
  private async *rows(contest: LoadedContest, list: ProspectList, terms: ReplyTerms): AsyncGenerator<Cell[][]> {
    for (let after = 0; ; ) {
      const { page, ends } = await this.uow.read(async () => {
        const page = await this.lines.page(list.id, after, LINES_PER_PAGE)
        return { page, ends: await this.replies.ends(page.map(({ line }) => line)) }
      })
      const last = page.at(-1)
      if (!last) return
      after = last.line.position
      yield page.map((known) => rowOf(contest, list, terms, known, ends.get(known.line.id)))
    }
  }

  private async list(contestId: string, listId: string): Promise<ProspectList> {
    const list = await this.lists.find(contestId, listId)
    if (!list) throw new AppError('not_found')
    if (list.status === 'draft') throw new AppError('list_not_open')
    return list
  }

  private async viewOf(list: ProspectList): Promise<ReplyView> {
    const counts = await this.replies.results(list.id)
    return {
      headers: list.headers,
      terms: await this.termsOf(list),
      results: ReplyResult.options.map((result) => ({ result, lines: counts.get(result) ?? 0 })),
    }
  }

  /** As agreed for this list, else with the codes of an earlier one and the columns that its names say. */
  private async termsOf({ contestId, headers, replies }: ProspectList): Promise<ReplyTerms> {
    if (replies) return replies
    const earlier = (await this.lists.all(contestId)).find((list) => list.replies !== null)?.replies
    return { columns: columnsOf(headers), codes: earlier?.codes ?? CODES }
  }
}

function columnsOf(headers: readonly string[]): ReplyTerms['columns'] {
  const names = headers.map(plainHeader)
  const at = (what: keyof ReplyTerms['columns']) => {
    const n = HEADERS[what].map((word) => names.indexOf(word)).find((place) => place >= 0)
    return n ?? null
  }
  return { result: at('result'), time: at('time'), remark: at('remark') }
}

const FILLED = ['result', 'time', 'remark'] as const

const headersOf = (headers: readonly string[], { columns }: ReplyTerms): string[] => [
  ...headers,
  ...FILLED.filter((what) => columns[what] === null).map((what) => ADDED[what]),
]

function rowOf(
  { timezone }: LoadedContest,
  { headers }: ProspectList,
  { columns, codes }: ReplyTerms,
  { line, customer }: KnownLine,
  hold: ProspectHold | undefined,
): Cell[] {
  const cells: Cell[] = headers.map((_, n) => customer?.cells[n] ?? '')
  if (line.state === 'left_out') return cells
  const result = resultOf(line)
  const isOver = result !== 'touched' && result !== 'untouched'
  const at = isOver ? (hold?.at ?? null) : line.touchedAt
  const answer = {
    result: codes[result],
    time: at === null ? '' : minuteOf(at, timezone),
    remark: isOver ? remarkOf(result, hold?.reason ?? '') : '',
  }
  for (const what of FILLED) {
    const place = columns[what]
    if (place === null) cells.push(answer[what])
    else if (answer[what] !== '') cells[place] = answer[what]
  }
  return cells
}

/** 他渠道办理 keeps the code of the channel as its reason. */
const remarkOf = (result: ReplyResult, reason: string): string =>
  result === 'elsewhere' ? (CHANNELS[reason] ?? reason) : reason

function resultOf({ state, touchedAt }: KnownLine['line']): ReplyResult {
  if (state === 'won' || state === 'lost' || state === 'elsewhere') return state
  return touchedAt === null ? 'untouched' : 'touched'
}

function minuteOf(at: Date, timezone: string): string {
  const { day, time } = wallClock(at, timezone)
  return `${day} ${time}`
}
