import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { SpotCheck } from '#server/field/spot-checks/spot-check.entity'
import { SpotCheckDrawsService } from '#server/field/spot-checks/spot-check-draws.service'
import { SpotCheckNotes } from '#server/field/spot-checks/spot-check-notes'
import { seedOf, weekToDraw } from '#server/field/spot-checks/spot-check-rules'
import { SpotCheckViews } from '#server/field/spot-checks/spot-check-views'
import { SpotChecksRepository } from '#server/field/spot-checks/spot-checks.repository'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type {
  AnswerCheckInput,
  CheckedCustomer,
  DrawChecksInput,
  SpotCheckDesk,
  TeamChecks,
} from '#shared/field/spot-checks/contract'

/** 抽查: a few activities of each team and week are checked by a call to the customer, drawn by a seed that is shown. */
@Injectable()
export class SpotChecksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly checks: SpotChecksRepository,
    private readonly draws: SpotCheckDrawsService,
    private readonly views: SpotCheckViews,
    private readonly notes: SpotCheckNotes,
  ) {}

  desk(keeper: Person, contestId: string): Promise<SpotCheckDesk> {
    return this.uow.read(async () => this.views.desk(await this.contests.loadFor(keeper, contestId)))
  }

  /** How the checks of the caller's own team came out; of all teams for those who call. */
  teams(person: Person, contestId: string): Promise<TeamChecks[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const teams = await this.views.teamsToShow(contest)
      const own = contest.participantOf(person.accountId)?.teamId
      return keepsLedger(person) ? teams : teams.filter(({ teamId }) => teamId === own)
    })
  }

  /** Draws for the week that is over, once; refused with `week_not_over` for any other one. */
  draw(keeper: Person, contestId: string, { week }: DrawChecksInput): Promise<SpotCheckDesk> {
    return this.change(keeper, contestId, async (contest) => {
      if (await this.checks.drawOf(contestId, week)) return
      contest.mustBeOpen()
      if (week !== weekToDraw(contest)) throw new AppError('week_not_over')
      const { headSeq, epoch } = contest
      const draw = {
        ...{ contestId, week, seed: seedOf(epoch, week, headSeq), headSeq },
        ...{ accountId: keeper.accountId, at: this.clock.now() },
      }
      await this.checks.addDraw(draw)
      const checks = await this.draws.fill(contest, draw)
      await this.notes.note(keeper, contest, 'spot_checks.drawn', week, { seed: draw.seed, checks })
    })
  }

  /** The number to call, one at a time: refused with `spot_check_open` while the caller has another one. */
  call(keeper: Person, contestId: string, id: string): Promise<CheckedCustomer> {
    return this.uow.writeContestAs(keeper, contestId, async () => {
      const contest = await this.contests.loadFor(keeper, contestId)
      const { all, check } = await this.find(contestId, id)
      mustBeUnanswered(check)
      const isOpen = (each: SpotCheck) => each.callerId === keeper.accountId && each.answer === null && each.id !== id
      if (all.some(isOpen)) throw new AppError('spot_check_open')
      const [entry] = await this.checks.entries([check.entryId])
      await this.checks.change(id, { callerId: keeper.accountId, calledAt: this.clock.now() })
      const name = entry && contest.rules.participant(entry.participantId)?.name
      await this.notes.note(keeper, contest, 'spot_check.called', name ?? '')
      return { name: entry?.name ?? null, number: entry?.number ?? null }
    })
  }

  /**
   * What the customer said; the same answer again changes nothing. After 未接通 another one is drawn, and after 不属实 the
   * member and the captain get a notice. Refuses with
   * `spot_check_answered`, and with `spot_check_not_called` before the number was shown.
   */
  answer(keeper: Person, contestId: string, id: string, { answer }: AnswerCheckInput): Promise<SpotCheckDesk> {
    return this.change(keeper, contestId, async (contest) => {
      const { check } = await this.find(contestId, id)
      if (check.answer === answer) return
      mustBeUnanswered(check)
      if (check.callerId === null) throw new AppError('spot_check_not_called')
      await this.checks.change(id, { answer, callerId: keeper.accountId, answeredAt: this.clock.now() })
      const [entry] = await this.checks.entries([check.entryId])
      const name = entry && contest.rules.participant(entry.participantId)?.name
      await this.notes.note(keeper, contest, 'spot_check.answered', name ?? '', { answer })
      if (answer === 'untrue' && entry) await this.notes.tellUntrue(contest, entry)
      const draw = answer === 'unanswered' && (await this.checks.drawOf(contestId, check.week))
      if (draw) await this.draws.fill(contest, draw)
    })
  }

  private change(
    keeper: Person,
    contestId: string,
    work: (contest: LoadedContest) => Promise<void>,
  ): Promise<SpotCheckDesk> {
    return this.uow.writeContestAs(keeper, contestId, async () => {
      const contest = await this.contests.loadFor(keeper, contestId)
      await work(contest)
      return this.views.desk(contest)
    })
  }

  private async find(contestId: string, id: string): Promise<{ all: SpotCheck[]; check: SpotCheck }> {
    const all = await this.checks.of(contestId)
    const check = all.find((each) => each.id === id)
    if (!check) throw new AppError('not_found')
    return { all, check }
  }
}

function mustBeUnanswered({ answer }: SpotCheck): void {
  if (answer !== null) throw new AppError('spot_check_answered')
}
