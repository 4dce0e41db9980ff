import { randomUUID } from 'node:crypto'
import { ContestLifecycleService } from '#server/contest/contests/contest-lifecycle.service'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsService } from '#server/contest/contests/drafts.service'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { Account } from '#server/platform/accounts/account.entity'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { aDraft } from './a-contest'
import type { Client } from './client'
import { aLogin, type TestApp } from './test-app'

/** People of a centre and contests among them, made through the services: for tests that need thousands. */
export class PlainContests {
  private constructor(
    private readonly app: TestApp,
    readonly director: Person,
    readonly people: Person[],
  ) {}

  static async of(app: TestApp, director: Client, people: number): Promise<PlainContests> {
    const { account, center } = (await director.get<SignedIn>('/me')).body
    const asPerson = (accountId: string, role: Person['role'], name: string): Person => ({
      kind: 'person',
      sessionId: randomUUID(),
      accountId,
      centerId: center.id,
      role,
      name,
    })
    const members = Array.from({ length: people }, (_, n) => asPerson(randomUUID(), 'member', `队员${n}`))
    const uow = app.get(UnitOfWork)
    await uow.writeAsSystem(() =>
      uow.manager.insert(
        Account,
        members.map(({ accountId, name }) => ({
          id: accountId,
          centerId: center.id,
          role: 'member' as const,
          name,
          login: aLogin(),
          passwordHash: 'none',
          isDisabled: false,
          createdAt: new Date(),
        })),
      ),
    )
    return new PlainContests(app, asPerson(account.id, 'director', account.name), members)
  }

  /** A running contest; people sit in its teams in turn. */
  async running(overrides: Partial<DraftInput> = {}): Promise<ContestView> {
    const { id } = await this.app.get(ContestsService).create(this.director, { name: '沃马当先' })
    const draft = aDraft(overrides)
    await this.app.get(DraftsService).save(this.director, id, draft)
    const teams = draft.teams.map((team) => team.id)
    await this.app.get(UnitOfWork).writeContestAsSystem(id, async () => {
      for (const [n, { accountId }] of this.people.entries())
        await this.app.get(ParticipantsService).add({
          contestId: id,
          teamId: teams[n % teams.length] ?? '',
          accountId,
          area: '',
          isCaptain: false,
        })
    })
    return this.app.get(ContestLifecycleService).start(this.director, id)
  }
}
