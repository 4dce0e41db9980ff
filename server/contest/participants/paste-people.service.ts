import { randomInt, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ParticipantsRepository } from '#server/contest/participants/participants.repository'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { type JudgedRow, judgeRows, toOutcome } from '#server/contest/participants/pasted-rows'
import type { Account } from '#server/platform/accounts/account.entity'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { AddPeopleInput, AddPeopleView, PastedRow } from '#shared/contest/participants/pasted-people'
import { plainLogin } from '#shared/platform/accounts/contract'

/** As many as there are threads for it. */
const HASHED_AT_ONCE = 4

interface Secret {
  password: string
  hash: string
}

/** People from a spreadsheet, pasted or uploaded: previewed first, and written all or not at all. */
@Injectable()
export class PastePeopleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly repository: ParticipantsRepository,
    private readonly participants: ParticipantsService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditService,
  ) {}

  /** The same rows twice change nothing: who is in already keeps what the list does not say otherwise. */
  async add(director: Person, contestId: string, input: AddPeopleInput): Promise<AddPeopleView> {
    const preview = await this.uow.read(async () =>
      this.judge(await this.contests.loadFor(director, contestId), input.rows),
    )
    if (input.isPreview || preview.some((row) => row.outcome === 'error')) return answer(preview, false)
    // Hashing takes long and must not hold the contest, so it is done between the two units.
    const secrets = await this.secretsFor(preview.filter((row) => row.outcome === 'new').map((row) => row.login))
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      contest.mustBeOpen()
      const rows = await this.judge(contest, input.rows)
      if (rows.some((row) => row.outcome === 'error' || (row.outcome === 'new' && !secrets.has(row.login))))
        return answer(rows, false)
      await this.write(director, contest, rows, secrets)
      return answer(rows, true)
    })
  }

  private async write(
    director: Person,
    contest: LoadedContest,
    rows: JudgedRow[],
    secrets: ReadonlyMap<string, Secret>,
  ): Promise<void> {
    const accounts: Account[] = []
    for (const row of rows) {
      const secret = row.outcome === 'new' && secrets.get(row.login)
      if (!secret || !row.person) continue
      row.account = newAccount(director.centerId, row.person, secret.hash)
      row.password = secret.password
      accounts.push(row.account)
    }
    await this.repository.addAccounts(accounts)
    const newcomers = rows.flatMap(({ outcome, account, person, teamId }) =>
      account && person && teamId && (outcome === 'new' || outcome === 'existing_account')
        ? [{ teamId, accountId: account.id, area: person.area ?? '', isCaptain: person.captain ?? false }]
        : [],
    )
    const changed = rows.flatMap(({ seat, person, changes }) =>
      seat && person && changes
        ? [{ id: seat.id, area: person.area ?? seat.area, isCaptain: person.captain ?? seat.isCaptain }]
        : [],
    )
    if (newcomers.length + changed.length === 0) return
    await this.participants.seat(contest, newcomers, changed)
    await this.note(director, contest, rows)
  }

  private note(director: Person, contest: LoadedContest, rows: readonly JudgedRow[]): Promise<void> {
    const names = (...outcomes: JudgedRow['outcome'][]) =>
      rows.filter((row) => outcomes.includes(row.outcome)).map((row) => row.name)
    const [added, changed] = [names('new', 'existing_account'), names('changed')]
    return this.audit.note({
      centerId: director.centerId,
      contestId: contest.id,
      actor: director.name,
      action: 'people.listed',
      subject: contest.view.name,
      after: { ...(added.length > 0 ? { added } : {}), ...(changed.length > 0 ? { changed } : {}) },
    })
  }

  private async judge(contest: LoadedContest, rows: readonly PastedRow[]): Promise<JudgedRow[]> {
    const logins = rows.map((row) => plainLogin(row.login)).filter(Boolean)
    return judgeRows(contest, rows, await this.repository.accountsByLogin(contest.centerId, logins))
  }

  private async secretsFor(logins: readonly string[]): Promise<Map<string, Secret>> {
    const secrets = new Map<string, Secret>()
    for (let from = 0; from < logins.length; from += HASHED_AT_ONCE)
      await Promise.all(
        logins.slice(from, from + HASHED_AT_ONCE).map(async (login) => {
          const password = initialPassword()
          secrets.set(login, { password, hash: await this.passwords.hashRandom(password) })
        }),
      )
    return secrets
  }
}

const newAccount = (centerId: string, { name, login }: { name: string; login: string }, hash: string): Account => ({
  id: randomUUID(),
  centerId,
  role: 'member',
  name,
  login,
  passwordHash: hash,
  isDisabled: false,
  createdAt: new Date(),
})

const answer = (rows: readonly JudgedRow[], isWritten: boolean): AddPeopleView => ({
  rows: rows.map(toOutcome),
  isWritten,
})

/** Ten characters that are read aloud without mistakes: no 0/o, 1/l/i. */
function initialPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
