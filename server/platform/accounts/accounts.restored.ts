import type { Account } from '#server/platform/accounts/account.entity'
import { SYSTEM_LOGIN } from '#server/platform/accounts/accounts.repository'
import { carried, type RestoredPart, type SqliteFile } from '#server/platform/database/restored-part'
import type { Role } from '#shared/platform/accounts/contract'
import type { CarriedOver } from '#shared/platform/backups/contract'

type Row = Pick<Account, 'id' | 'centerId' | 'role' | 'name' | 'login' | 'passwordHash'> & { isDisabled: number }

const RIGHTS: Record<Role, number> = { member: 0, clerk: 1, director: 2 }

/** No password fits it. */
const NO_PASSWORD = ''

/**
 * For each account the stricter of both states: disabled in one is disabled, the lower role, the newer password. Accounts
 * that only the replaced database has are named, not made again.
 */
export const accountsRestored: RestoredPart = {
  carry(copy, present) {
    const before = new Map(accountsIn(copy).map((account) => [account.id, account]))
    const now = accountsIn(present)
    const known = now.flatMap((account) => {
      const old = before.get(account.id)
      return old ? [{ old, now: account }] : []
    })
    const disabled = known.filter(({ old, now }) => now.isDisabled && !old.isDisabled)
    const demoted = known.filter(({ old, now }) => RIGHTS[now.role] < RIGHTS[old.role])
    const changed = known.filter(({ old, now }) => now.passwordHash !== old.passwordHash)
    for (const { now } of disabled) update(copy, now.id, 'isDisabled', 1)
    for (const { now } of demoted) update(copy, now.id, 'role', now.role)
    for (const { now } of changed) update(copy, now.id, 'passwordHash', now.passwordHash)
    return [
      ...carried('disabled', namesOf(disabled)),
      ...carried('demoted', namesOf(demoted)),
      ...carried('passwords', namesOf(changed)),
      ...endResets(copy),
      ...keepDirected(copy, now),
      ...carried('unknown_accounts', now.filter(({ id, login }) => !before.has(id) && isPerson(login)).map(nameOf)),
    ]
  },

  /** Members keep their passwords; those who keep the ledger get new ones, directors from the command line. */
  end(copy) {
    const keepers = accountsIn(copy).filter(({ role, login }) => role !== 'member' && isPerson(login))
    for (const { id } of keepers) update(copy, id, 'passwordHash', NO_PASSWORD)
    return [...carried('passwords_ended', keepers.map(nameOf)), ...endResets(copy)]
  },
}

const accountsIn = (db: SqliteFile): Row[] =>
  db
    .prepare(
      'select "id", "centerId", "role", "name", "login", "passwordHash", "isDisabled" from account order by "createdAt"',
    )
    .all() as Row[]

const isPerson = (login: string): boolean => !login.startsWith(SYSTEM_LOGIN)
const nameOf = ({ name }: Row): string => name
const namesOf = (rows: readonly { now: Row }[]): string[] => rows.map(({ now }) => now.name)

function update(copy: SqliteFile, id: string, column: 'isDisabled' | 'role' | 'passwordHash', value: unknown): void {
  copy.prepare(`update account set "${column}" = ? where "id" = ?`).run(value, id)
}

/** A reset that was used since the copy would work a second time. */
function endResets(copy: SqliteFile): CarriedOver[] {
  const open = copy
    .prepare('select count(*) from password_reset where "usedAt" is null and "expiresAt" > ?')
    .pluck()
    .get(new Date().toISOString()) as number
  copy.exec('delete from password_reset')
  return carried('resets', [], open)
}

/** In a center that would have no director the present ones stay directors; without one it is named. */
function keepDirected(copy: SqliteFile, now: readonly Row[]): CarriedOver[] {
  const isDirector = ({ role, isDisabled }: Row) => role === 'director' && !isDisabled
  const kept = accountsIn(copy)
  const left = new Set(kept.filter(isDirector).map(({ centerId }) => centerId))
  const ids = new Set(kept.map(({ id }) => id))
  const stranded = [...new Set(kept.map(({ centerId }) => centerId))].filter((centerId) => !left.has(centerId))
  return stranded.flatMap((centerId) => {
    const directors = now.filter(
      (account) => account.centerId === centerId && isDirector(account) && ids.has(account.id),
    )
    for (const { id } of directors) {
      update(copy, id, 'role', 'director')
      update(copy, id, 'isDisabled', 0)
    }
    if (directors.length > 0) return carried('kept_directors', directors.map(nameOf))
    return carried(
      'no_director',
      kept.filter((account) => account.centerId === centerId && account.role === 'director').map(nameOf),
    )
  })
}
