import { createHash } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { PortraitsRepository } from '#server/contest/portraits/portraits.repository'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Portrait } from '#server/platform/accounts/portrait.entity'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { pictureType } from '#server/platform/http/picture-type'
import { Clock } from '#server/platform/settings/clock'
import { type OwnPortrait, PORTRAIT_LIMIT } from '#shared/contest/portraits/contract'

/** 头像: seen by the people and TVs of the centre only, and gone from every screen as soon as it is removed. */
@Injectable()
export class PortraitsService {
  private readonly log = new Logger(PortraitsService.name)

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly portraits: PortraitsRepository,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  /** Replaces the one before. Refused with `not_a_portrait`. */
  async keep(person: Person, bytes: unknown): Promise<OwnPortrait> {
    if (!Buffer.isBuffer(bytes)) throw new AppError('not_a_portrait')
    if (bytes.length > PORTRAIT_LIMIT) throw new AppError('payload_too_large')
    const type = pictureType(bytes)
    // What a browser reduces a face to; a PNG of one is large.
    if (type !== 'image/jpeg' && type !== 'image/webp') throw new AppError('not_a_portrait')
    const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 8)
    const { accountId } = person
    const portrait: Portrait = { accountId, type, version, picture: bytes.toString('base64'), at: this.clock.now() }
    await this.uow.writeAs(person, () => this.portraits.keep(portrait))
    await this.tellContests(person, accountId)
    return { portrait: version }
  }

  /** Idempotent. */
  async removeOwn(person: Person): Promise<void> {
    await this.uow.writeAs(person, () => this.portraits.remove(person.accountId))
    await this.tellContests(person, person.accountId)
  }

  /** A director's removal, which is audited. */
  async removeOf(director: Person, contestId: string, participantId: string): Promise<void> {
    const accountId = await this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const account = contest.rules.accountOf(participantId)
      if (!account) throw new AppError('not_found')
      if (await this.portraits.remove(account))
        await this.audit.note({
          centerId: contest.centerId,
          contestId,
          actor: director.name,
          action: 'portrait.removed',
          subject: contest.rules.participant(participantId)?.name ?? '',
        })
      return account
    })
    await this.tellContests(director, accountId)
  }

  /** The picture of a participant, for people of the centre and TVs of the contest; refused with `not_found`. */
  picture(caller: Caller, contestId: string, participantId: string) {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const accountId = contest.rules.accountOf(participantId)
      const portrait = accountId && (await this.portraits.find(accountId))
      if (!portrait) throw new AppError('not_found')
      const { type, version, picture } = portrait
      return { type, version, bytes: Buffer.from(picture, 'base64') }
    })
  }

  /** An account that is disabled keeps no portrait. */
  @OnDomainEvent('account.disabled')
  async forget({ accountId, by }: { accountId: string; by: Person }): Promise<void> {
    if (!(await this.portraits.remove(accountId))) return
    this.uow.afterCommit(() => {
      this.tellContests(by, accountId).catch((error) => this.log.error(error))
    })
  }

  /**
   * Each contest in a unit of its own, as none holds two. It announces what is stored by then; a contest that was not
   * reached shows no wrong picture, as there is none at its address.
   */
  private async tellContests(by: Person, accountId: string): Promise<void> {
    for (const contestId of await this.uow.read(() => this.portraits.contestsOf(accountId)))
      await this.uow.writeContestAs(by, contestId, () => this.tell(contestId, accountId))
  }

  private async tell(contestId: string, accountId: string): Promise<void> {
    const contest = await this.contests.load(contestId)
    const participant = contest.participantOf(accountId)
    const portrait = await this.portraits.versionOf(accountId)
    if (!participant || (participant.portrait ?? null) === portrait) return
    await this.contests.bumpRevision(contestId)
    if (contest.status !== 'running' && contest.status !== 'settling') return
    const fact = { type: 'portrait.changed', participantId: participant.id, portrait } as const
    await this.journal.append(contest, [{ fact }], this.clock.now())
  }
}
