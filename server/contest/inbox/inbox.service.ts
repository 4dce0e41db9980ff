import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxRepository } from '#server/contest/inbox/inbox.repository'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type {
  ListNotices,
  NoticeAbout,
  NoticeKind,
  NoticePage,
  ReadNoticesInput,
  UnreadNotices,
} from '#shared/contest/inbox/contract'

/** More than the badge shows. */
const MOST_COUNTED = 100

/** What is sent, about what, and by whom; without an actor by the server itself. */
export interface NewNotice {
  kind: NoticeKind
  about: NoticeAbout
  contestId?: string | undefined
  actorId?: string | undefined
}

/** 消息: the inbox of each account. Features tell people here, inside the unit in which it happens. */
@Injectable()
export class InboxService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly inbox: InboxRepository,
  ) {}

  /** Tells each account once; never the one that did it. */
  async tell(accountIds: Iterable<string | undefined>, notice: NewNotice): Promise<void> {
    const { kind, about, contestId = null, actorId = null } = notice
    const at = this.clock.now()
    const told = [...new Set(accountIds)].filter((accountId) => accountId !== undefined && accountId !== actorId)
    await this.inbox.add(
      told.flatMap((accountId) => (accountId ? [{ id: newId(), accountId, contestId, kind, about, actorId, at }] : [])),
    )
  }

  /** As `tell`, by the ids of participants. */
  tellParticipants(
    contest: LoadedContest,
    participantIds: Iterable<string>,
    notice: Omit<NewNotice, 'contestId'>,
  ): Promise<void> {
    const accountIds = [...participantIds].map((id) => contest.rules.accountOf(id))
    return this.tell(accountIds, { ...notice, contestId: contest.id })
  }

  page(person: Person, { before, limit }: ListNotices): Promise<NoticePage> {
    return this.uow.read(async () => {
      const found = await this.inbox.page(person.accountId, before, limit + 1)
      const upTo = await this.inbox.readUpTo(person.accountId)
      const notices = found.slice(0, limit).map(({ isSeen, ...notice }) => ({
        ...notice,
        isRead: isSeen || notice.id <= upTo,
      }))
      return { notices, next: found.length > limit ? (notices.at(-1)?.id ?? null) : null }
    })
  }

  unread(person: Person): Promise<UnreadNotices> {
    return this.uow.read(async () => ({ unread: await this.inbox.unread(person.accountId, MOST_COUNTED) }))
  }

  /** What a person has seen where it points to, as a report, needs no reading in the inbox. Inside the caller's unit. */
  async seen(person: Person, kind: NoticeKind, about: NoticeAbout): Promise<void> {
    await this.inbox.markSeen(person.accountId, kind, about, this.clock.now())
  }

  /** Never goes back: what is read stays read. */
  read(person: Person, { upTo }: ReadNoticesInput): Promise<UnreadNotices> {
    return this.uow.writeAs(person, async () => {
      const { accountId } = person
      if (!(await this.inbox.isOwn(accountId, upTo))) throw new AppError('not_found')
      if (upTo > (await this.inbox.readUpTo(accountId))) await this.inbox.markRead(accountId, upTo, this.clock.now())
      return { unread: await this.inbox.unread(accountId, MOST_COUNTED) }
    })
  }
}
