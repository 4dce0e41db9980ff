import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'
import { MOST_TEXT } from '#shared/ritual/requests/contract'

/** A complaint among 客户声音 gets an owner and a promised time: the day's first of equal texts opens a request. */
@Injectable()
export class ComplaintRequests {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly writing: RequestWriting,
  ) {}

  @OnDomainEvent('voice.added')
  async open({ contest, voice, person }: DomainEvents['voice.added']): Promise<void> {
    if (voice.kind !== 'complaint' || (await this.requests.hasVoice(voice.id))) return
    await this.writing.open(contest, {
      ...{ id: randomUUID(), kind: 'complaint', text: [...voice.text].slice(0, MOST_TEXT).join('') },
      ...{ participantId: contest.participantOf(person.accountId)?.id ?? null, accountId: person.accountId },
      ...{ about: null, voiceId: voice.id },
    })
  }
}
