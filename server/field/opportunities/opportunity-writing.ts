import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import type { Opportunity, OpportunityStepRow } from '#server/field/opportunities/opportunity.entity'
import { countingOf, opportunityView } from '#server/field/opportunities/opportunity-views'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { OpportunityView } from '#shared/field/opportunities/contract'

type State = Pick<Opportunity, 'step' | 'isLost' | 'participantId' | 'dealId'>
type Because = Pick<OpportunityStepRow, 'act'> &
  Partial<Pick<OpportunityStepRow, 'reason' | 'recorderId' | 'requestId' | 'reverses' | 'at'>>

/** Reads and writes deals for the services of this feature, inside the caller's unit. */
@Injectable()
export class OpportunityWriting {
  constructor(
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly opportunities: OpportunitiesRepository,
  ) {}

  /** A deal that the person may work on; refused with `opportunity_not_yours`. */
  async own(person: Person, contestId: string, id: string): Promise<{ contest: LoadedContest; known: Opportunity }> {
    const contest = await this.contests.loadFor(person, contestId)
    const known = await this.opportunities.find(contestId, id)
    if (!known) throw new AppError('not_found')
    if (!keepsLedger(person) && contest.participantOf(person.accountId)?.id !== known.participantId)
      throw new AppError('opportunity_not_yours')
    return { contest, known }
  }

  /** Appends to the history, and keeps with the deal how it is afterwards. */
  async write(
    known: Opportunity,
    change: Partial<State & Pick<Opportunity, 'nextOn'>>,
    { act, reason = '', recorderId = null, requestId = newId(), reverses = null, at: moment }: Because,
  ): Promise<void> {
    const now = this.clock.now()
    const at = moment ?? now
    const { step, isLost, participantId, dealId } = { ...known, ...change }
    await this.opportunities.addStep({
      ...{ id: newId(), contestId: known.contestId, opportunityId: known.id, act, step, isLost, reason },
      ...{ participantId, dealId, nextBefore: known.nextOn, at, recordedAt: now, recorderId, requestId, reverses },
    })
    const isStep = act === 'moved' || act === 'lost' || act === 'undone'
    const values = { ...change, ...(isStep && { steppedAt: at }) }
    if (Object.keys(values).length > 0) await this.opportunities.change(known.id, values)
  }

  async viewOf(contest: LoadedContest, person: Person, id: string): Promise<OpportunityView> {
    const known = await this.opportunities.one(contest.id, id)
    if (!known) throw new AppError('not_found')
    return opportunityView(contest, person, await this.counting(contest), this.clock.now(), known)
  }

  async counting(contest: LoadedContest) {
    const steps = countingOf(contest, await this.opportunities.counting(contest.id))
    return new Map(steps.map(({ metricId, step }) => [metricId, step]))
  }
}
