import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ToldVisitsReader } from '#server/field/activities/told-visits.reader'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { byUrgency, firstLines } from '#server/field/lists/first-lines'
import { lineView } from '#server/field/lists/line-views'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { UNTOUCHED_MS } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { seatOf } from '#server/field/lists/own-lines.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { workingDayAfter } from '#shared/contest/duty/contract'
import type { LinePage, LinesQuery, OwnLists } from '#shared/field/lists/contract'
import { OBJECTION_DAYS } from '#shared/field/lists/elsewhere'
import { maskPhone } from '#shared/ledger/customers/contract'
import { instantOf } from '#shared/platform/time/instant-of'
import { addDays } from '#shared/platform/time/time'

const LINES_PER_PAGE = 100

/** What members see of lists: their own lines, and what they may claim. */
@Injectable()
export class OwnListsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly closings: ClosingsRepository,
    private readonly visits: ToldVisitsReader,
  ) {}

  /** 我的名单; refused with `not_a_participant`. */
  own(person: Person, contestId: string): Promise<OwnLists> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { id } = seatOf(contest, person)
      const lists = await this.lists.open(contestId)
      const all = await this.lists.all(contestId)
      const kinds = new Map(all.map((list) => [list.id, list.kind]))
      const held = (await this.lines.heldBy(id)).sort((a, b) => byUrgency(a.line, b.line))
      const now = this.clock.now()
      const counts = await this.lists.counts(
        lists.map((list) => list.id),
        new Date(now.getTime() - UNTOUCHED_MS),
      )
      return {
        lists: lists.flatMap(({ id, kind, name, terms, arrival }) => {
          if (!terms || arrival !== 'claimed' || terms.closesAt <= now.toISOString()) return []
          const { claimMode, closesAt, ownAreaUntil, cap } = terms
          const { free, lines } = counts(id)
          const own = held.filter(({ line }) => line.listId === id).length
          return [{ id, kind, name, claimMode, closesAt, ownAreaUntil, free, lines, held: own, cap }]
        }),
        lines: held.map((known) => lineView(contest, person, (listId) => kinds.get(listId) ?? 'expiry', known)),
        visits: (await this.visits.due(contestId, id, contest.today)).map(({ phone, ...visit }) => ({
          ...visit,
          number: phone === null ? null : maskPhone(phone),
        })),
        closed: (await this.closings.closedByOthers([...kinds.keys()], id, objectableSince(contest))).map((known) =>
          lineView(contest, person, (listId) => kinds.get(listId) ?? 'expiry', known, true),
        ),
        first: firstLines(
          held.map(({ line }) => line),
          contest.view,
          contest.today,
        ),
      }
    })
  }

  /** The free lines of an open list, in the order of its file, masked. */
  free(person: Person, contestId: string, listId: string, { after }: LinesQuery): Promise<LinePage> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.lists.find(contestId, listId)
      if (list?.status !== 'open') throw new AppError('not_found')
      const found = await this.lines.page(listId, after, LINES_PER_PAGE + 1, 'free')
      const shown = found.slice(0, LINES_PER_PAGE)
      return {
        lines: shown.map((known) => lineView(contest, person, () => list.kind, known)),
        next: found.length > LINES_PER_PAGE ? (shown.at(-1)?.line.position ?? null) : null,
      }
    })
  }
}

/** The first moment of the earliest day on which what was closed may still be objected to today. */
function objectableSince({ view, today, timezone }: LoadedContest): Date {
  let day = addDays(today, -1)
  while (workingDayAfter(view, addDays(day, -1), OBJECTION_DAYS) >= today) day = addDays(day, -1)
  return instantOf(day, '00:00', timezone)
}
