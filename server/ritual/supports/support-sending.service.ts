import { Injectable } from '@nestjs/common'
import { InboxService } from '#server/contest/inbox/inbox.service'
import type { Person } from '#server/platform/auth/caller'
import { Clock } from '#server/platform/settings/clock'
import { SupportsService } from '#server/ritual/supports/supports.service'
import type { SupportView } from '#shared/ritual/supports/contract'

/** 发给他: makes a card of support visible to its member, who receives a notice of it. */
@Injectable()
export class SupportSendingService {
  constructor(
    private readonly clock: Clock,
    private readonly supports: SupportsService,
    private readonly inbox: InboxService,
  ) {}

  /** Idempotent. */
  send(person: Person, contestId: string, participantId: string, day: string): Promise<SupportView[]> {
    return this.supports.change(person, contestId, participantId, day, async (support, contest) => {
      if (support.sentAt) return support
      const notice = { kind: 'support_sent', about: {}, actorId: person.accountId } as const
      await this.inbox.tellParticipants(contest, [participantId], notice)
      return { ...support, sentAt: this.clock.now() }
    })
  }
}
