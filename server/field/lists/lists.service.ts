import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { lineView } from '#server/field/lists/line-views'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { listView, UNTOUCHED_MS } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { LinePage, LinesQuery, ListView, OpenListInput } from '#shared/field/lists/contract'

const LINES_PER_PAGE = 100

/** The lists of a contest, as the back office keeps them. */
@Injectable()
export class ListsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string): Promise<ListView[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      const lists = await this.lists.all(contestId)
      const counts = await this.countsOf(lists.map(({ id }) => id))
      return lists.map((list) => listView(list, counts(list.id)))
    })
  }

  /** Lines in the order of their file, with whole names and masked numbers. */
  page(person: Person, contestId: string, listId: string, { state, after }: LinesQuery): Promise<LinePage> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.lists.find(contestId, listId)
      if (!list) throw new AppError('not_found')
      const found = await this.lines.page(listId, after, LINES_PER_PAGE + 1, state)
      const shown = found.slice(0, LINES_PER_PAGE)
      return {
        lines: shown.map((known) => lineView(contest, person, () => list.kind, known)),
        next: found.length > LINES_PER_PAGE ? (shown.at(-1)?.line.position ?? null) : null,
      }
    })
  }

  /** Opens a draft; its terms are frozen from now on. Refused with `list_empty`, `list_closes_too_early`. */
  open(person: Person, contestId: string, listId: string, { name, terms }: OpenListInput): Promise<ListView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const list = await this.lists.find(contestId, listId)
      if (!list) throw new AppError('not_found')
      if (list.status !== 'draft') throw new AppError('list_is_open')
      const opensAt = this.clock.now()
      const closesAt = new Date(terms.closesAt)
      if (closesAt <= opensAt || (terms.ownAreaUntil !== null && terms.ownAreaUntil > terms.closesAt))
        throw new AppError('list_closes_too_early')
      const counts = (await this.countsOf([listId]))(listId)
      if (counts.free === 0) throw new AppError('list_empty')
      const opened = { name, terms, opensAt, closesAt, status: 'open' as const }
      await this.lists.update(listId, opened)
      const { centerId } = contest
      await this.audit.note({
        ...{ centerId, contestId, actor: person.name, action: 'list.opened', subject: name },
        after: { listLines: counts.free, closesAt: terms.closesAt },
      })
      return listView({ ...list, ...opened }, counts)
    })
  }

  private countsOf(listIds: readonly string[]) {
    return this.lists.counts(listIds, new Date(this.clock.now().getTime() - UNTOUCHED_MS))
  }
}
