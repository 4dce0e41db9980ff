import { randomInt, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Account } from '#server/accounts/account.entity'
import { PasswordsService } from '#server/accounts/passwords.service'
import { AuditService } from '#server/audit/audit.service'
import { ContestsService } from '#server/contests/contests.service'
import type { LoadedContest } from '#server/contests/loaded-contest'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { Person } from '#server/http/caller'
import { ParticipantsRepository } from '#server/participants/participants.repository'
import { ParticipantsService } from '#server/participants/participants.service'
import { type AddPeopleInput, type AddPeopleView, type PastedRow, PersonRow } from '#shared/participant'

type RowView = AddPeopleView['rows'][number]
/** A row that has been looked at: what becomes of it, and for whom. */
interface Judged extends RowView {
  person?: PersonRow
  teamId?: string
  account?: Account
}

/** People pasted from a spreadsheet: previewed first, and written all or not at all. */
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

  /** The same rows twice change nothing: who is in already stays as they are. */
  async add(director: Person, contestId: string, input: AddPeopleInput): Promise<AddPeopleView> {
    const preview = await this.uow.read(async () =>
      this.judge(await this.contests.loadFor(director, contestId), input.rows),
    )
    if (input.isPreview || preview.some((row) => row.outcome === 'error')) return answer(preview, false)
    // Hashing takes long and must not hold the contest, so it is done between the two units.
    const secrets = new Map<string, { password: string; hash: string }>()
    for (const row of preview.filter((each) => each.outcome === 'new')) {
      const password = initialPassword()
      secrets.set(row.login, { password, hash: await this.passwords.hash(password) })
    }
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      contest.mustBeOpen()
      const rows = await this.judge(contest, input.rows)
      if (rows.some((row) => row.outcome === 'error' || (row.outcome === 'new' && !secrets.has(row.login))))
        return answer(rows, false)
      for (const row of rows) await this.write(director, contestId, row, secrets.get(row.login))
      return answer(rows, true)
    })
  }

  private async write(
    director: Person,
    contestId: string,
    row: Judged,
    secret: { password: string; hash: string } | undefined,
  ): Promise<void> {
    if (row.outcome === 'already_in' || !row.person || !row.teamId) return
    let accountId = row.account?.id
    if (!accountId && secret) {
      accountId = randomUUID()
      row.password = secret.password
      await this.repository.addAccount({
        id: accountId,
        centerId: director.centerId,
        role: 'member',
        name: row.person.name,
        login: row.person.login,
        passwordHash: secret.hash,
        isDisabled: false,
        createdAt: new Date(),
      })
    }
    if (!accountId) return
    await this.participants.add({ contestId, teamId: row.teamId, accountId, area: row.person.area, isCaptain: false })
    await this.audit.note({
      centerId: director.centerId,
      contestId,
      actor: director.name,
      action: 'person.added',
      subject: row.person.name,
    })
  }

  private async judge(contest: LoadedContest, rows: readonly PastedRow[]): Promise<Judged[]> {
    const logins = rows.flatMap((row) => PersonRow.shape.login.safeParse(row.login).data ?? [])
    const accounts = await this.repository.accountsByLogin(contest.centerId, logins)
    const byLogin = new Map(accounts.map((account) => [account.login, account]))
    const teams = new Map(contest.view.teams.map((team) => [team.name, team.id]))
    const seen = new Set<string>()
    return rows.map((row, index) => {
      const judged = judgeRow(row, contest, teams, byLogin)
      const isRepeated = judged.error === undefined && seen.has(judged.login)
      seen.add(judged.login)
      return { row: index + 1, ...judged, ...(isRepeated ? ({ outcome: 'error', error: 'repeated' } as const) : {}) }
    })
  }
}

function judgeRow(
  row: PastedRow,
  contest: LoadedContest,
  teams: Map<string, string>,
  byLogin: Map<string, Account>,
): Omit<Judged, 'row'> {
  const shown = { name: row.name.trim(), login: row.login.trim(), team: row.team.trim() }
  const refused = (error: NonNullable<RowView['error']>) => ({ ...shown, outcome: 'error' as const, error })
  const parsed = PersonRow.safeParse(row)
  if (!parsed.success) return refused(String(parsed.error.issues[0]?.path[0]) as 'name' | 'login' | 'area')
  const person = parsed.data
  const teamId = teams.get(shown.team)
  if (!teamId) return refused('team')
  const account = byLogin.get(person.login)
  const known = { ...shown, login: person.login, person, teamId }
  if (!account) return { ...known, outcome: 'new' }
  if (account.isDisabled) return refused('disabled')
  const seat = contest.participantOf(account.id)
  if (!seat) return { ...known, account, outcome: 'existing_account' }
  return seat.teamId === teamId ? { ...known, account, outcome: 'already_in' } : refused('other_team')
}

function answer(rows: readonly Judged[], isWritten: boolean): AddPeopleView {
  return {
    rows: rows.map(({ row, name, login, team, outcome, error, password }) => ({
      row,
      name,
      login,
      team,
      outcome,
      ...(error ? { error } : {}),
      ...(password ? { password } : {}),
    })),
    isWritten,
  }
}

/** Ten characters that are read aloud without mistakes: no 0/o, 1/l/i. */
function initialPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
