import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { NewFact } from '#server/journal/facts/numbered-facts'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { PledgeState } from '#shared/ledger/deals/pledge-state'
import type { Totals } from '#shared/ledger/standings/contract'

/** A participant's pledge (表态) of one day, as far as a deal has to know it. */
export interface DayPledge {
  /** Its state with these totals of the day. */
  stateAt(day: Pick<Totals, 'deals' | 'metrics'>): PledgeState
  /** Marks it as kept under `seq`; the fact that says so, once per pledge. Nothing unless `state` is `kept`. */
  keep(seller: ParticipantView, state: PledgeState | null, seq: number): Promise<NewFact[]>
}

/** Reads and marks pledges, inside the caller's unit. */
export interface PledgeSource {
  /** On the path of a deal: one statement. */
  pledgeOf(contest: LoadedContest, participantId: string, day: string): Promise<DayPledge | undefined>
  /** As `pledgeOf`, for several participants, by their ids: one statement. */
  pledgesOf(contest: LoadedContest, participantIds: readonly string[], day: string): Promise<Map<string, DayPledge>>
}

/** The pledges that deals move. The ledger knows none itself: the feature that does registers as their source at start. */
@Injectable()
export class DayPledges {
  private source: PledgeSource | undefined

  register(source: PledgeSource): void {
    this.source = source
  }

  async of(contest: LoadedContest, participantId: string, day: string): Promise<DayPledge | undefined> {
    return this.source?.pledgeOf(contest, participantId, day)
  }

  async ofAll(contest: LoadedContest, ids: readonly string[], day: string): Promise<Map<string, DayPledge>> {
    return (await this.source?.pledgesOf(contest, ids, day)) ?? new Map()
  }
}
