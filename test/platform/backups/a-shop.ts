import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { restore } from '#server/cli/restore'
import { readConfig } from '#server/platform/settings/config'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { printed } from '#test/support/printed'
import { expectStatus, TestApp, type TestOptions } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

/** A running contest on a server of its own, where one member sells. */
export class AShop {
  private constructor(
    readonly app: TestApp,
    readonly contest: AContest,
  ) {}

  static async open(options: TestOptions = {}): Promise<AShop> {
    const app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00'), ...options })
    return new AShop(app, await aContest(app, await app.setUp()))
  }

  get file(): string {
    return this.app.databaseUrl
  }

  get seller(): Member {
    return this.contest.members[0] as Member
  }

  async sell(overrides: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const deal = aDeal(this.contest, overrides)
    expectStatus(await this.seller.client.post(`/contests/${this.contest.id}/deals`, deal), 201)
    return deal
  }

  async board(): Promise<LiveSnapshot> {
    return (await this.contest.director.get<LiveSnapshot>(`/contests/${this.contest.id}/live`)).body
  }

  async deals(): Promise<number> {
    return (await this.board()).teams.reduce((sum, team) => sum + team.whole.deals, 0)
  }

  /** The same people, after the server came back on another port. */
  async restart(): Promise<void> {
    await this.app.restart()
    for (const client of [this.contest.director, this.seller.client]) Object.assign(client, { url: this.app.url })
  }

  /** The databases that restores replaced. */
  replacedFiles(): string[] {
    const name = basename(this.file)
    return readdirSync(dirname(this.file)).filter((each) => each.startsWith(`${name}.before`))
  }
}

/** `npm run cli -- restore`: what it printed. */
export function restoreByCommand(databaseUrl: string, source: string): Promise<string> {
  return printed(() => restore.run([source], readConfig({ DATABASE_URL: databaseUrl })))
}

/** A look into a file past the product. */
export function inside<T>(file: string, look: (db: Database.Database) => T): T {
  const db = new Database(file)
  try {
    return look(db)
  } finally {
    db.close()
  }
}
