import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references, unique } from '#migrations/keys'
import { id, instant, ref, text } from '#migrations/types'

/** One-time resets of passwords; logins that were typed at full width or with +86 become what they are compared as now. */
export class ResetPasswords1790000520000 implements MigrationInterface {
  name = 'ResetPasswords1790000520000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'password_reset',
        columns: [
          id(),
          ref('accountId'),
          text('tokenHash', 64),
          instant('createdAt'),
          instant('expiresAt'),
          instant('usedAt', { nullable: true }),
        ],
        indices: [unique('password_reset_token', 'tokenHash'), unique('password_reset_account', 'accountId')],
        foreignKeys: [references('password_reset_account_fk', 'accountId', 'account')],
      }),
    )
    await plainLogins(db)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('password_reset')
  }
}

interface Account {
  id: string
  centerId: string
  login: string
}

/** A login whose normalized form is taken in its centre keeps its original spelling. */
async function plainLogins(db: QueryRunner): Promise<void> {
  const accounts: Account[] = await db.query(`select "id", "centerId", "login" from "account" order by "createdAt"`)
  const taken = new Set(accounts.map(({ centerId, login }) => `${centerId} ${login}`))
  for (const { id, centerId, login } of accounts) {
    const plain = plainLogin(login)
    if (plain === login || taken.has(`${centerId} ${plain}`)) continue
    taken.add(`${centerId} ${plain}`)
    // Of the characters that a login may have, none ends a text in SQL.
    await db.query(`update "account" set "login" = '${plain}' where "id" = '${id}'`)
  }
}

function plainLogin(login: string): string {
  const plain = login.normalize('NFKC').toLowerCase()
  return /^(?:(?:\+|00)?86)?(1\d{10})$/.exec(plain.replaceAll('-', ''))?.[1] ?? plain
}
