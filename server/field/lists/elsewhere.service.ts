import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import type { KnownLine } from '#server/field/lists/lines.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { ListHolds } from '#server/field/lists/list-holds'
import { titleOf } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { referenceOf } from '#server/ledger/imports/cell-texts'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { CloseElsewhereInput, ElsewhereInput, ElsewherePlan } from '#shared/field/lists/elsewhere'
import { digitsOf, maskPhone } from '#shared/ledger/customers/contract'

const UNKNOWN_SHOWN = 10

/** 他渠道办理: what the 营业厅, the hotline or the app has sold closes lines of a list, and their holders get a notice. */
@Injectable()
export class ElsewhereService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly closings: ClosingsRepository,
    private readonly holds: ListHolds,
    private readonly inbox: InboxService,
    private readonly audit: AuditService,
  ) {}

  /** Which lines would close. Refused with `list_not_open`. */
  preview(person: Person, contestId: string, listId: string, input: ElsewhereInput): Promise<ElsewherePlan> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return planOf(await this.found(contest, await this.list(contest, listId), input))
    })
  }

  /** Closes them and answers with what was closed; sent again, it closes nothing more. */
  close(person: Person, contestId: string, listId: string, input: CloseElsewhereInput): Promise<ElsewherePlan> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const list = await this.list(contest, listId)
      const found = await this.found(contest, list, input)
      const { requestId: batchId, channel } = input
      if (await this.closings.isDone(listId, batchId)) return planOf(found)
      const told = new Map<string, number>()
      const open = found.lines.filter(isOpen)
      for (const { line } of open) {
        await this.holds.end(line, 'elsewhere', line.holderId, {
          ...{ recorderId: person.accountId, batchId, reason: channel },
        })
        if (line.holderId !== null) told.set(line.holderId, (told.get(line.holderId) ?? 0) + 1)
      }
      for (const [holderId, lines] of told)
        await this.inbox.tellParticipants(contest, [holderId], { kind: 'lines_elsewhere', about: { lines, channel } })
      if (open.length > 0)
        await this.audit.note({
          ...{ centerId: contest.centerId, contestId, actor: person.name, action: 'list.closed_elsewhere' },
          ...{ subject: titleOf(list), after: { listLines: open.length } },
        })
      return planOf(found)
    })
  }

  private async list(contest: LoadedContest, listId: string): Promise<ProspectList> {
    const list = await this.lists.find(contest.id, listId)
    if (!list) throw new AppError('not_found')
    if (list.status !== 'open') throw new AppError('list_not_open')
    return list
  }

  private async found({ id }: LoadedContest, list: ProspectList, { numbers }: ElsewhereInput): Promise<Found> {
    const keys = numbers.map((typed) => ({ typed, keys: keysOf(typed) }))
    const lines = await this.closings.withNumbers(
      id,
      list.id,
      keys.flatMap((each) => each.keys),
    )
    const known = new Set(lines.flatMap(({ customer }) => [customer?.number, customer?.phone]))
    const unknown = keys.filter((each) => !each.keys.some((key) => known.has(key))).map(({ typed }) => typed)
    return { lines, unknown }
  }
}

interface Found {
  lines: KnownLine[]
  unknown: string[]
}

const isOpen = ({ line }: KnownLine): boolean => line.state === 'free' || line.state === 'held'

/** As numbers and as phones of lines are stored. */
const keysOf = (typed: string): string[] =>
  [...new Set([referenceOf(typed) ?? '', digitsOf(typed)])].filter((key) => key !== '')

function planOf({ lines, unknown }: Found): ElsewherePlan {
  const open = lines.filter(isOpen)
  return {
    closes: open.map(({ line, customer }) => {
      const number = customer?.phone ?? customer?.number ?? null
      return {
        ...{ lineId: line.id, name: customer?.name ?? null, holderId: line.holderId },
        number: number === null ? null : maskPhone(number),
      }
    }),
    ...{ closed: lines.length - open.length, unknown: unknown.length },
    unknownNumbers: unknown.slice(0, UNKNOWN_SHOWN),
  }
}
