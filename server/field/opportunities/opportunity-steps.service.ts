import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { momentOfTap } from '#server/field/activities/activity-rules'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import type { Opportunity } from '#server/field/opportunities/opportunity.entity'
import { OpportunityWriting } from '#server/field/opportunities/opportunity-writing'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isActive } from '#shared/contest/duty/contract'
import {
  type GiveInput,
  type LoseOpportunityInput,
  type MoveInput,
  type OpportunityView,
  STEP_MINUTES,
  type UndoStepInput,
} from '#shared/field/opportunities/contract'

/** The steps of deals; each sent again changes nothing. A step is never a sale by itself. */
@Injectable()
export class OpportunityStepsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly opportunities: OpportunitiesRepository,
    private readonly writing: OpportunityWriting,
    private readonly audit: AuditService,
  ) {}

  move(person: Person, contestId: string, id: string, input: MoveInput): Promise<OpportunityView> {
    const { requestId, tapped, step, nextOn = null } = input
    return this.once(person, contestId, id, requestId, async (_, known) => {
      if (known.step === step && !known.isLost) return
      const at = momentOfTap(tapped, this.clock.now())
      const because = { act: 'moved' as const, recorderId: person.accountId, requestId, at }
      await this.writing.write(known, { step, isLost: false, nextOn }, because)
    })
  }

  /** 丢单, with the reason; it can be opened again by a move. */
  lose(person: Person, contestId: string, id: string, input: LoseOpportunityInput): Promise<OpportunityView> {
    const { requestId, tapped, reason } = input
    return this.once(person, contestId, id, requestId, async (_, known) => {
      const at = momentOfTap(tapped, this.clock.now())
      const because = { act: 'lost' as const, reason, recorderId: person.accountId, requestId, at }
      await this.writing.write(known, { isLost: true }, because)
    })
  }

  /**
   * Undoes one's own last step, by the moments of the taps. Refused with `step_window_over` after ten minutes, and with
   * `step_not_last` once another step followed.
   */
  undo(person: Person, contestId: string, id: string, input: UndoStepInput): Promise<OpportunityView> {
    const { requestId, tapped, entry } = input
    return this.once(person, contestId, id, requestId, async (_, known) => {
      const steps = await this.opportunities.steps(id)
      const taken = steps.find((each) => each.requestId === entry && each.recorderId === person.accountId)
      if (!taken || (taken.act !== 'moved' && taken.act !== 'lost')) throw new AppError('not_found')
      if (steps.some(({ reverses }) => reverses === taken.id)) return
      const at = momentOfTap(tapped, this.clock.now())
      if (at.getTime() - taken.at.getTime() > STEP_MINUTES * 60_000) throw new AppError('step_window_over')
      const later = steps.filter(({ position }) => position > taken.position)
      if (later.some(({ act }) => act === 'moved' || act === 'lost' || act === 'undone'))
        throw new AppError('step_not_last')
      const { step, isLost } = steps.find(({ position }) => position === taken.position - 1) ?? known
      const because = { act: 'undone' as const, recorderId: person.accountId, requestId, reverses: taken.id, at }
      await this.writing.write(known, { step, isLost, nextOn: taken.nextBefore }, because)
    })
  }

  /** To another member, as of people who leave; audited. Refused with `not_a_participant`, `participant_left`. */
  give(
    person: Person,
    contestId: string,
    id: string,
    { requestId, participantId }: GiveInput,
  ): Promise<OpportunityView> {
    return this.once(person, contestId, id, requestId, async (contest, known) => {
      const [from, to] = [known.participantId, participantId].map((each) => contest.rules.participant(each))
      if (!to) throw new AppError('not_a_participant')
      if (!isActive(to, contest.today)) throw new AppError('participant_left')
      if (known.participantId === participantId) return
      await this.writing.write(known, { participantId }, { act: 'given', recorderId: person.accountId, requestId })
      const { centerId } = contest
      const [actor, subject] = [person.name, known.what]
      await this.audit.note({
        ...{ centerId, contestId, actor, action: 'opportunity.given', subject },
        ...{ before: { owner: from?.name ?? '' }, after: { owner: to.name } },
      })
    })
  }

  private once(
    person: Person,
    contestId: string,
    id: string,
    requestId: string,
    work: (contest: LoadedContest, known: Opportunity) => Promise<void>,
  ): Promise<OpportunityView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest, known } = await this.writing.own(person, contestId, id)
      const repeated = await this.opportunities.findStep(contestId, person.accountId, requestId)
      if (repeated && repeated.opportunityId !== id) throw new AppError('request_reused')
      if (!repeated) {
        contest.mustHaveStarted()
        await work(contest, known)
      }
      return this.writing.viewOf(contest, person, id)
    })
  }
}
