import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import type { ActivityEntry } from '#server/field/activities/activity.entity'
import { newId } from '#server/platform/database/new-id'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import type { SayOutcomeInput } from '#shared/field/activities/contract'
import { digitsOf } from '#shared/ledger/customers/contract'

type Said = Pick<
  SayOutcomeInput,
  'requestId' | 'outcome' | 'nextOn' | 'rival' | 'rivalUntil' | 'refers' | 'customer' | 'phone'
>

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** Something was said about an activity; or it was undone, and nothing holds that was. */
    'activity.told': { contest: LoadedContest; entry: ActivityEntry; isUndone: boolean }
  }
}

/** What is said about activities: with whom, what came of it, what follows. */
@Injectable()
export class ActivityWords {
  constructor(
    private readonly activities: ActivitiesRepository,
    private readonly events: DomainEventBus,
  ) {}

  async say(contest: LoadedContest, entry: ActivityEntry, said: Said, at: Date): Promise<void> {
    const { requestId, outcome = null, nextOn = null, rival = null, rivalUntil = null, refers = null } = said
    const { contestId, id: entryId, recorderId } = entry
    const whom = { name: said.customer ?? null, phone: said.phone === undefined ? null : digitsOf(said.phone) }
    const isNamed = whom.name !== null || whom.phone !== null
    if (isNamed) await this.activities.nameCustomer(entry, entryId, whom)
    const isTold = outcome !== null || refers !== null || requestId !== entry.requestId
    if (isTold)
      await this.activities.addOutcome({
        ...{ id: newId(), contestId, entryId, outcome, nextOn, rival, rivalUntil, refers, at, recorderId, requestId },
      })
    if (isTold || isNamed) await this.events.emit('activity.told', { contest, entry, isUndone: false })
  }

  /** Undoes the activity, and what was said about it with it. */
  async undo(contest: LoadedContest, entry: ActivityEntry, requestId: string, at: Date, now: Date): Promise<void> {
    await this.activities.reverse(entry, requestId, at, now)
    await this.events.emit('activity.told', { contest, entry, isUndone: true })
  }
}
