import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { IsNull, Not } from 'typeorm'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import { GapPlacesReader } from '#server/ritual/shortfalls/gap-places.reader'
import { allGaps, type Gap, shareOf } from '#server/ritual/shortfalls/gap-rules'
import { Shortfall } from '#server/ritual/shortfalls/shortfall.entity'
import type { GapKey, OpenAction, SayShortfallInput, ShortfallView } from '#shared/ritual/shortfalls/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** The action against a shortfall (短板) was marked as done. */
    'shortfall.done': { contest: LoadedContest }
  }
}

/** A shortfall, and how many people hold the territory or segment that it is of. */
export interface FoundShortfall extends Pick<Gap, 'holders'> {
  view: ShortfallView
}

/** 短板: gaps behind schedule, their causes, and the actions against them until they are done. */
@Injectable()
export class ShortfallsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly standings: StandingsReader,
    private readonly events: DomainEventBus,
    private readonly places: GapPlacesReader,
  ) {}

  /** Gaps that are behind schedule or were discussed at the meeting, the biggest first; inside the caller's unit. */
  async of(days: RecentDays, outcomes: readonly PledgeOutcome[], meetingId: string): Promise<FoundShortfall[]> {
    const lines = await this.standings.lines(days.contest, days.contest.viewpoint('public', days.day))
    const said = await this.uow.manager.findBy(Shortfall, { meetingId })
    return allGaps({ days, lines, outcomes, places: await this.places.of(days) })
      .map((gap) => ({ gap, row: said.find((row) => isSame(row, gap)) }))
      .filter(({ gap, row }) => row || gap.actual < gap.due)
      .map(({ gap, row }) => ({ holders: gap.holders, view: viewOf(gap, row) }))
      .sort(({ view: a }, { view: b }) => b.share - a.share || b.due - b.actual - (a.due - a.actual))
  }

  /** Stores what was decided about one gap; inside a unit that locks the contest. */
  async say(
    contest: LoadedContest,
    meeting: { id: string; day: string },
    gaps: readonly ShortfallView[],
    input: SayShortfallInput,
  ): Promise<void> {
    const gap = gaps.find((each) => isSame(each, input))
    if (!gap) throw new AppError('not_found')
    if (input.ownerId && !contest.rules.participant(input.ownerId)) throw new AppError('not_a_participant')
    const { metricId, teamId, area, territoryId, segment, actual, due, pledged, sold, trend, visits, proposed } = gap
    const { cause = gap.cause, action = gap.action, ownerId = gap.ownerId, dueOn = gap.dueOn } = input
    const said = { cause, action: action || null, ownerId, dueOn }
    if (gap.id) await this.uow.manager.update(Shortfall, { id: gap.id }, said)
    else
      await this.uow.manager.insert(Shortfall, {
        ...said,
        id: randomUUID(),
        contestId: contest.id,
        meetingId: meeting.id,
        day: meeting.day,
        metricId,
        teamId,
        area,
        territoryId,
        segment,
        figures: { actual, due, pledged, sold, trend, visits, proposed },
        doneAt: null,
      })
  }

  /** Actions that are not done yet, the oldest first; inside the caller's unit. */
  async openActions(contest: LoadedContest): Promise<OpenAction[]> {
    const rows = await this.uow.manager.find(Shortfall, {
      where: { contestId: contest.id, action: Not(IsNull()), doneAt: IsNull() },
      order: { day: 'ASC', id: 'ASC' },
    })
    return rows.map(({ id, action, ownerId, dueOn }) => ({
      shortfallId: id,
      action: action ?? '',
      owner: (ownerId && contest.rules.participant(ownerId)?.name) || '',
      dueOn,
    }))
  }

  open(person: Person, contestId: string): Promise<OpenAction[]> {
    return this.uow.read(async () => this.openActions(await this.contests.loadFor(person, contestId)))
  }

  /** For a director or the action's owner. Idempotent. */
  done(person: Person, contestId: string, id: string): Promise<OpenAction[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const row = await this.uow.manager.findOneBy(Shortfall, { id, contestId })
      if (!row) throw new AppError('not_found')
      const isOwner = row.ownerId !== null && row.ownerId === contest.participantOf(person.accountId)?.id
      if (person.role !== 'director' && !isOwner) throw new AppError('forbidden')
      if (row.doneAt === null) {
        await this.uow.manager.update(Shortfall, { id }, { doneAt: this.clock.now() })
        await this.events.emit('shortfall.done', { contest })
      }
      return this.openActions(contest)
    })
  }
}

/** The name of a territory may change; a gap of before it had an id has the name alone. */
const isSame = (a: GapKey, b: GapKey): boolean =>
  a.metricId === b.metricId &&
  a.teamId === b.teamId &&
  a.segment === b.segment &&
  (a.territoryId && b.territoryId ? a.territoryId === b.territoryId : a.area === b.area)

const viewOf = ({ holders: _, ...gap }: Gap, row: Shortfall | undefined): ShortfallView => ({
  ...gap,
  id: row?.id ?? null,
  share: shareOf(gap),
  proposed: null,
  cause: row?.cause ?? null,
  action: row?.action ?? null,
  ownerId: row?.ownerId ?? null,
  dueOn: row?.dueOn ?? null,
})
