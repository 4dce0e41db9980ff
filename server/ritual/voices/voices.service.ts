import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { Clock } from '#server/platform/settings/clock'
import { CustomerVoice } from '#server/ritual/voices/customer-voice.entity'
import { dayOf } from '#shared/platform/time/time'
import type { AddVoiceInput, VoiceView } from '#shared/ritual/voices/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A customer's voice was noted or counted again on that day. */
    'voice.added': { contest: LoadedContest; day: string; voice: CustomerVoice; person: Person }
  }
}

/** 意见和建议 of customers, gathered by members. */
@Injectable()
export class VoicesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly events: DomainEventBus,
  ) {}

  list(person: Person, contestId: string, day: string): Promise<VoiceView[]> {
    return this.uow.read(async () => this.ofDay((await this.contests.loadFor(person, contestId)).id, day))
  }

  /** The most frequent first; inside the caller's unit. */
  async ofDay(contestId: string, day: string): Promise<VoiceView[]> {
    const rows = await this.uow.manager.find(CustomerVoice, {
      where: { contestId, day },
      order: { count: 'DESC', at: 'ASC' },
    })
    return rows.map(viewOf)
  }

  /** Adds a voice of today; equal texts of one kind are counted together. */
  add(person: Person, contestId: string, { kind, text, count }: AddVoiceInput): Promise<VoiceView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const { manager } = this.uow
      const at = this.clock.now()
      const day = dayOf(at, contest.timezone)
      const known = await manager.findOneBy(CustomerVoice, { contestId, day, kind, text })
      const voice: CustomerVoice = known
        ? { ...known, count: known.count + count }
        : { id: randomUUID(), contestId, day, kind, text, count, accountId: person.accountId, at }
      if (known) await manager.update(CustomerVoice, { id: known.id }, { count: voice.count })
      else await manager.insert(CustomerVoice, voice)
      await this.events.emit('voice.added', { contest, day, voice, person })
      return viewOf(voice)
    })
  }
}

const viewOf = ({ id, day, kind, text, count, at }: CustomerVoice): VoiceView => ({
  id,
  day,
  kind,
  text,
  count,
  at: at.toISOString(),
})
