import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { audienceOf } from '#server/journal/facts/viewpoint'
import { AuditService } from '#server/platform/audit/audit.service'
import { type Caller, isDirector, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { CeremoniesRepository } from '#server/ritual/ceremony/ceremonies.repository'
import type { Ceremony } from '#server/ritual/ceremony/ceremony.entity'
import { stateOf } from '#server/ritual/ceremony/ceremony.part'
import { HonoursReader } from '#server/ritual/ceremony/honours.reader'
import type { CeremonyView, SetCeremonyInput } from '#shared/ritual/ceremony/contract'
import type { CeremonyState } from '#shared/ritual/ceremony/steps'

/** 揭晓: begins when the contest is closed, or earlier on the last day when a director says so. */
@Injectable()
export class CeremonyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly ceremonies: CeremoniesRepository,
    private readonly honours: HonoursReader,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  /** What is revealed: directors rehearse it at any time, everyone else reads it once it has begun. */
  async view(caller: Caller, contestId: string): Promise<CeremonyView> {
    await this.honours.readAhead(caller, contestId)
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const hasBegun = contest.status === 'closed' || stateOf(await this.ceremonies.find(contestId)) !== null
      if (!hasBegun && !isDirector(caller)) throw new AppError('ceremony_not_begun')
      return this.honours.read(contest, contest.viewpoint(audienceOf(caller)))
    })
  }

  /** Begins it, or moves it to a step. */
  set(person: Person, contestId: string, { step, isHeld }: SetCeremonyInput): Promise<CeremonyState> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      if (contest.status === 'running' && contest.today < contest.endsOn) throw new AppError('ceremony_too_early')
      const known = await this.ceremonies.find(contestId)
      if (!stateOf(known)) await this.note(person, contest, 'ceremony.begun')
      const ceremony = { contestId, step, since: this.clock.now(), isHeld, endedAt: null }
      await this.change(contest, ceremony)
      return { step, since: ceremony.since.toISOString(), isHeld }
    })
  }

  /** Gives the screens back to the race, or to the final board where the contest is closed. */
  end(person: Person, contestId: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const known = await this.ceremonies.find(contestId)
      if (!known || !stateOf(known)) return
      await this.change(contest, { ...known, endedAt: this.clock.now() })
      await this.note(person, contest, 'ceremony.ended')
    })
  }

  /** A contest that is closed before its first day has nothing to reveal, and one that was revealed is not again. */
  @OnDomainEvent('contest.closed')
  async beginAtClose({ contest }: DomainEvents['contest.closed']): Promise<void> {
    if (contest.today < contest.startsOn || (await this.ceremonies.find(contest.id))) return
    await this.change(contest, {
      contestId: contest.id,
      step: 'opening',
      since: this.clock.now(),
      isHeld: false,
      endedAt: null,
    })
  }

  private async change(contest: LoadedContest, ceremony: Ceremony): Promise<void> {
    await this.ceremonies.save(ceremony)
    const fact = { type: 'ceremony.changed', ceremony: stateOf(ceremony) } as const
    await this.journal.append(contest, [{ fact }], this.clock.now())
  }

  private note(person: Person, contest: LoadedContest, action: string): Promise<void> {
    const { centerId, id } = contest
    return this.audit.note({ centerId, contestId: id, actor: person.name, action, subject: contest.view.name })
  }
}
