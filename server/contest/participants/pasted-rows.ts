import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Account } from '#server/platform/accounts/account.entity'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { type PastedRow, type PersonOutcome, PersonRow } from '#shared/contest/participants/pasted-people'

/** A row that has been looked at: what becomes of it, and for whom. */
export interface JudgedRow extends PersonOutcome {
  person?: PersonRow
  teamId?: string
  account?: Account
  seat?: ParticipantView
}

/** What becomes of each row in this contest, given the accounts that have one of the logins. */
export function judgeRows(
  contest: LoadedContest,
  rows: readonly PastedRow[],
  accounts: readonly Account[],
): JudgedRow[] {
  const byLogin = new Map(accounts.map((account) => [account.login, account]))
  const teams = new Map(contest.view.teams.map((team) => [team.name, team.id]))
  const seen = new Set<string>()
  return rows.map((row, index) => {
    const judged = judge(row, contest, teams, byLogin)
    const isRepeated = judged.person !== undefined && seen.has(judged.login)
    if (judged.person) seen.add(judged.login)
    const { name, login, team } = judged
    return isRepeated
      ? { row: index + 1, name, login, team, outcome: 'error', error: 'repeated' }
      : { row: index + 1, ...judged }
  })
}

function judge(
  row: PastedRow,
  contest: LoadedContest,
  teams: ReadonlyMap<string, string>,
  byLogin: ReadonlyMap<string, Account>,
): Omit<JudgedRow, 'row'> {
  const shown = { name: row.name.trim(), login: row.login.trim(), team: row.team.trim() }
  const refused = (error: NonNullable<PersonOutcome['error']>) => ({ ...shown, outcome: 'error' as const, error })
  const parsed = PersonRow.safeParse(row)
  if (!parsed.success) return refused(parsed.error.issues[0]?.path[0] as 'name' | 'login' | 'area' | 'captain')
  const person = parsed.data
  const teamId = teams.get(shown.team)
  if (!teamId) return refused('team')
  const account = byLogin.get(person.login)
  const known = { ...shown, login: person.login, person, teamId }
  if (!account) return { ...known, outcome: 'new' }
  if (account.name !== person.name) return { ...refused('other_name'), holder: account.name }
  if (account.isDisabled) return refused('disabled')
  const seat = contest.participantOf(account.id)
  if (!seat) return { ...known, account, outcome: 'existing_account' }
  if (seat.teamId !== teamId) return refused('other_team')
  if (seat.activeTo !== null) return refused('left')
  const changes = changesOf(seat, person)
  return {
    ...known,
    account,
    seat,
    ...(changes.length > 0 ? { outcome: 'changed', changes } : { outcome: 'already_in' }),
  }
}

function changesOf(seat: ParticipantView, { area, captain }: PersonRow): NonNullable<PersonOutcome['changes']> {
  return [
    ...(area !== undefined && area !== seat.area ? (['area'] as const) : []),
    ...(captain !== undefined && captain !== seat.isCaptain ? (['captain'] as const) : []),
  ]
}

/** API view, without server-only fields. */
export const toOutcome = ({ person: _, teamId: __, account: ___, seat: ____, ...outcome }: JudgedRow): PersonOutcome =>
  outcome
