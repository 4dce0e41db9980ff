import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { PortraitNews } from '#server/contest/portraits/portrait-news'
import { PortraitsRepository } from '#server/contest/portraits/portraits.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Guesses } from '#server/platform/http/guesses'
import { type Picture, pictureVersion } from '#server/platform/http/picture-answer'
import { pictureType } from '#server/platform/http/picture-type'
import { Clock } from '#server/platform/settings/clock'
import { type OwnPortrait, PORTRAIT_LIMIT } from '#shared/contest/portraits/contract'

/** Within ten minutes. */
const MOST_CHANGES = 10

/** 头像: seen by the people and TVs of the centre only, and gone from every screen as soon as it is removed. */
@Injectable()
export class PortraitsService {
  private readonly changes = new Guesses(MOST_CHANGES, () => this.clock.now().getTime())

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly portraits: PortraitsRepository,
    private readonly news: PortraitNews,
    private readonly audit: AuditService,
  ) {}

  /** Replaces the one before. Refused with `not_a_portrait` and `portrait_changed_often`. */
  async keep(person: Person, bytes: unknown): Promise<OwnPortrait> {
    if (!Buffer.isBuffer(bytes)) throw new AppError('not_a_portrait')
    if (bytes.length > PORTRAIT_LIMIT) throw new AppError('payload_too_large')
    const type = pictureType(bytes)
    // What a browser reduces a face to; a PNG of one is large.
    if (type !== 'image/jpeg' && type !== 'image/webp') throw new AppError('not_a_portrait')
    const { accountId } = person
    const version = pictureVersion(bytes)
    const portrait = {
      accountId,
      type,
      version,
      picture: bytes.toString('base64'),
      at: this.clock.now(),
      hiddenAt: null,
    }
    const isOther = await this.uow.writeAs(person, async () => {
      if ((await this.portraits.versionOf(accountId)) === version) return false
      const retryAfterS = this.changes.tryCount(accountId)
      if (retryAfterS !== undefined) throw new AppError('portrait_changed_often', { retryAfterS })
      await this.portraits.keep(portrait)
      return true
    })
    if (isOther) await this.news.changed(accountId)
    return { portrait: version }
  }

  /** Idempotent. */
  async removeOwn(person: Person): Promise<void> {
    const had = await this.uow.writeAs(person, () => this.portraits.remove(person.accountId))
    if (had) await this.news.removed(person.accountId)
  }

  /** A director's removal, which is audited. */
  async removeOf(director: Person, contestId: string, participantId: string): Promise<void> {
    const removedFrom = await this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const account = contest.rules.accountOf(participantId)
      if (!account) throw new AppError('not_found')
      if (!(await this.portraits.remove(account))) return undefined
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: director.name,
        action: 'portrait.removed',
        subject: contest.rules.participant(participantId)?.name ?? '',
      })
      return account
    })
    if (removedFrom) await this.news.removed(removedFrom)
  }

  /** The picture of a participant, for people of the centre and TVs of the contest; refused with `not_found`. */
  picture(caller: Caller, contestId: string, participantId: string): Promise<Picture> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const accountId = contest.rules.accountOf(participantId)
      const portrait = accountId && (await this.portraits.find(accountId))
      if (!portrait) throw new AppError('not_found')
      const { type, picture } = portrait
      return { type, bytes: Buffer.from(picture, 'base64') }
    })
  }

  /** The portrait of an account that is disabled is kept out of sight. */
  @OnDomainEvent('account.disabled')
  async hide({ accountId }: { accountId: string }): Promise<void> {
    if (await this.portraits.has(accountId)) this.news.afterCommit(accountId)
  }

  @OnDomainEvent('account.enabled')
  async show({ accountId }: { accountId: string }): Promise<void> {
    if (!(await this.portraits.has(accountId))) return
    await this.portraits.noteShown(accountId)
    this.news.afterCommit(accountId)
  }
}
