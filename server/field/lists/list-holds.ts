import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LinesRepository } from '#server/field/lists/lines.repository'
import type { Prospect, ProspectHold } from '#server/field/lists/list.entity'
import { newId } from '#server/platform/database/new-id'
import { Clock } from '#server/platform/settings/clock'
import { workingDayAfter } from '#shared/contest/duty/contract'
import type { BEGINS, ENDS, LineState } from '#shared/field/lists/contract'

/** Who does it and why; all of it may be left out by the server itself. */
type Because = Partial<Pick<ProspectHold, 'dealId' | 'reason' | 'batchId' | 'recorderId' | 'requestId'>>

const STATE_AFTER: Readonly<Record<(typeof ENDS)[number], LineState>> = {
  ...{ released: 'free', lapsed: 'free', returned: 'free', undone: 'free', dealt: 'free' },
  ...{ won: 'won', lost: 'lost', elsewhere: 'elsewhere' },
}

/** Begins and ends holds of lines: the row of the hold and what the line says of it, inside the caller's unit. */
@Injectable()
export class ListHolds {
  constructor(
    private readonly clock: Clock,
    private readonly lines: LinesRepository,
  ) {}

  /** The line has to be free; the unique index of its round refuses a second holder. */
  async begin(
    contest: LoadedContest,
    line: Prospect,
    kind: (typeof BEGINS)[number],
    participantId: string,
    holdDays: number,
    because: Because = {},
  ): Promise<Prospect> {
    const at = this.clock.now()
    const next: Prospect = {
      ...line,
      ...{ state: 'held', holderId: participantId, heldAs: kind, heldSince: at, round: line.round + 1 },
      ...{
        lapsesOn: workingDayAfter(contest.view, contest.today, holdDays),
        touchedAt: null,
        misses: 0,
        remindedOn: null,
        nextOn: null,
      },
    }
    await this.write(next, kind, participantId, at, because)
    return next
  }

  /**
   * Ends the hold of a line, or closes a line that is free. `participantId` is who held it, or who won it where that is
   * another one.
   */
  async end(
    line: Prospect,
    kind: (typeof ENDS)[number],
    participantId: string | null,
    because: Because = {},
  ): Promise<Prospect> {
    const next: Prospect = {
      ...line,
      ...{ state: STATE_AFTER[kind], holderId: null, heldAs: null, heldSince: null, lapsesOn: null },
      round: line.state === 'held' ? line.round : line.round + 1,
    }
    await this.write(next, kind, participantId, this.clock.now(), because)
    return next
  }

  private async write(
    line: Prospect,
    kind: ProspectHold['kind'],
    participantId: string | null,
    at: Date,
    { dealId = null, reason = '', batchId = null, recorderId = null, requestId = null }: Because,
  ): Promise<void> {
    const { id, contestId, listId, round } = line
    await this.lines.addHold({
      ...{ id: newId(), contestId, listId, prospectId: id, round, kind, participantId, at },
      ...{ dealId, reason, batchId, recorderId, requestId },
    })
    const { state, holderId, heldAs, heldSince, lapsesOn, touchedAt, misses, remindedOn, nextOn } = line
    const held = { state, holderId, heldAs, heldSince, lapsesOn, round }
    await this.lines.change(id, { ...held, touchedAt, misses, remindedOn, nextOn })
  }
}
