import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealHabitsReader } from '#server/ledger/deals/ledger/deal-habits.reader'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { inSteps } from '#server/ledger/standings/remembered'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Support } from '#server/ritual/supports/support.entity'
import { type Behind, fallenBehind, withArea } from '#server/ritual/supports/support-rules'
import { SupportsRepository } from '#server/ritual/supports/supports.repository'
import type { AmendSupportInput, SupportFigures, SupportView } from '#shared/ritual/supports/contract'

/** How long a unit that reads ahead goes on to further people. */
const AHEAD_MS = 200

/** 帮扶: members who fell behind and their support, visible to directors and the member only; never a fact. */
@Injectable()
export class SupportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly recent: RecentDaysService,
    private readonly standings: StandingsReader,
    private readonly supports: SupportsRepository,
    private readonly deals: DealHabitsReader,
  ) {}

  async list(person: Person, contestId: string, day: string): Promise<SupportView[]> {
    await this.readAhead(person, contestId, day)
    return this.uow.read(async () => this.views(await this.contests.loadFor(person, contestId), day))
  }

  /** Refused with `field_changed` if the note was changed since it was read. */
  amend(person: Person, contestId: string, participantId: string, input: AmendSupportInput): Promise<SupportView[]> {
    return this.change(person, contestId, participantId, input.day, async (support, contest) => {
      const { note, buddyId = support.buddyId, lessonId = support.lessonId } = input
      if (note && note.was !== support.note && note.value !== support.note)
        throw new AppError('field_changed', { changed: { by: '', value: support.note, revision: 0 } })
      if (buddyId && !contest.rules.participant(buddyId)) throw new AppError('not_a_participant')
      if (lessonId && !(await this.supports.isPublished(contest.centerId, lessonId))) throw new AppError('not_found')
      return { ...support, note: note?.value ?? support.note, buddyId, lessonId }
    })
  }

  /** 已谈. */
  talked(person: Person, contestId: string, participantId: string, day: string): Promise<SupportView[]> {
    return this.change(person, contestId, participantId, day, (support) =>
      Promise.resolve({ ...support, talkedAt: support.talkedAt ?? this.clock.now() }),
    )
  }

  /** Changes the support of one member in one unit, and answers with all of the day. */
  async change(
    person: Person,
    contestId: string,
    participantId: string,
    day: string,
    work: (support: Support, contest: LoadedContest) => Promise<Support>,
  ): Promise<SupportView[]> {
    await this.readAhead(person, contestId, day)
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const view = (await this.views(contest, day)).find((each) => each.participantId === participantId)
      if (!view) throw new AppError('not_found')
      const stored = (await this.supports.ofDay(contestId, day)).find((each) => each.participantId === participantId)
      await this.supports.save(await work(stored ?? rowOf(contestId, day, view), contest))
      return this.views(contest, day)
    })
  }

  /** Stored supports with their figures of that time, then the others who are behind now. */
  private async views(contest: LoadedContest, day: string): Promise<SupportView[]> {
    const stored = await this.supports.ofDay(contest.id, day)
    const behind = await this.behind(contest, day)
    const kept = stored.map((row) => viewOf(row))
    const known = new Set(kept.map((each) => each.participantId))
    const proposed: SupportView[] = []
    const news = behind.filter(({ participantId }) => !known.has(participantId))
    const lessons = await this.lessonsOf(contest, news)
    for (const each of news)
      proposed.push({
        ...each,
        id: null,
        lessonId: lessons(each),
        lessonTitle: null,
        note: '',
        talkedAt: null,
        sentAt: null,
        readAt: null,
      })
    const views = [...kept, ...proposed].sort((a, b) => b.before - b.recent - (a.before - a.recent))
    const titles = await this.supports.titles(
      contest.centerId,
      views.flatMap((each) => each.lessonId ?? []),
    )
    return views.map((each) => ({ ...each, lessonTitle: (each.lessonId && titles.get(each.lessonId)) || null }))
  }

  /** In short units, as a large contest has thousands who fell behind. */
  private async readAhead(person: Person, contestId: string, day: string): Promise<void> {
    await this.recent.readAhead(person, contestId, day)
    await inSteps(() =>
      this.uow.read(async () => {
        const { fallen, deals } = await this.fallen(await this.contests.loadFor(person, contestId), day, AHEAD_MS)
        return fallen.length - deals.size
      }),
    )
  }

  private async behind(contest: LoadedContest, day: string): Promise<Behind[]> {
    const { days, fallen, deals } = await this.fallen(contest, day)
    return fallen.map((each) => withArea(days, each, deals.get(each.participantId) ?? []))
  }

  /** Who fell behind, and their deals of late. */
  private async fallen(contest: LoadedContest, day: string, forMs?: number) {
    const days = await this.recent.upTo(contest, day)
    const from = days.before[0] ?? days.recent[0] ?? day
    const lines = await this.standings.lines(contest, contest.viewpoint('ledger_keepers', day))
    const fallen = fallenBehind(days, lines)
    const people = fallen.map((each) => each.participantId)
    return { days, fallen, deals: await this.deals.lately(contest, people, { from, to: day }, forMs) }
  }

  /** The helper's lesson about the metric that fell, else their most used one. */
  private async lessonsOf(contest: LoadedContest, behind: readonly Behind[]): Promise<(each: Behind) => string | null> {
    const authorOf = ({ buddyId }: Behind) => (buddyId ? contest.rules.accountOf(buddyId) : undefined)
    const lessons = await this.supports.lessonsBy(contest.centerId, [
      ...new Set(behind.flatMap((each) => authorOf(each) ?? [])),
    ])
    return (each) => {
      const own = lessons.get(authorOf(each) ?? '') ?? []
      const metric = contest.view.metrics.find(({ id }) => id === each.metricId)?.name
      return (own.find((lesson) => metric !== undefined && lesson.metric === metric) ?? own[0])?.id ?? null
    }
  }
}

function rowOf(contestId: string, day: string, view: SupportView): Support {
  const { participantId, buddyId, lessonId, since, recent, before, change, metricId, area, toHalf } = view
  const figures: SupportFigures = { since, recent, before, change, metricId, area, toHalf }
  const nothingDone = { note: '', talkedAt: null, sentAt: null, readAt: null }
  return { id: randomUUID(), contestId, day, participantId, figures, buddyId, lessonId, ...nothingDone }
}

function viewOf({
  id,
  participantId,
  figures,
  buddyId,
  lessonId,
  note,
  talkedAt,
  sentAt,
  readAt,
}: Support): SupportView {
  const at = (instant: Date | null) => instant?.toISOString() ?? null
  const times = { talkedAt: at(talkedAt), sentAt: at(sentAt), readAt: at(readAt) }
  // Cards of earlier versions name no way to the half.
  return {
    toHalf: null,
    ...(figures as Omit<SupportFigures, 'toHalf'>),
    id,
    participantId,
    buddyId,
    lessonId,
    lessonTitle: null,
    note,
    ...times,
  }
}
