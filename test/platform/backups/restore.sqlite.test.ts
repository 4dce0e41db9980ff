import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { migrations } from '#migrations/index'
import { verify } from '#server/ledger/verify/verify'
import { backup } from '#server/platform/database/backup'
import { openDatabase } from '#server/platform/database/data-source'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { AuditPage } from '#shared/platform/audit/contract'
import { aSystem } from '#test/support/a-system'
import { freshFile } from '#test/support/database'
import { expectStatus } from '#test/support/test-app'
import { AShop, inside, restoreByCommand } from './a-shop'

describe('restoring a copy from the command line', () => {
  let shop: AShop
  let copy: string
  beforeEach(async () => {
    shop = await AShop.open()
    copy = join(dirname(shop.file), 'copy.sqlite')
  })
  afterEach(() => shop.app.stop())

  it('restores what the copy held, keeps what it replaces, and makes every screen take a new snapshot', async () => {
    await shop.sell()
    backup(shop.file, copy)
    const before = await shop.board()
    await shop.sell()
    await shop.app.close()

    const said = await restoreByCommand(shop.file, copy)

    const [aside = 'none', ...others] = shop.replacedFiles()
    expect(others).toEqual([])
    expect(said).toMatch(
      new RegExp(`of 1 contests and 1 deals, the ledger adds up\\n.*\\n.*${aside}\\nStart the server`),
    )
    expect(inside(join(dirname(shop.file), aside), (db) => db.prepare('select count(*) from deal').pluck().get())).toBe(
      2,
    )
    await shop.restart()
    expect(await shop.deals()).toBe(1)
    expect((await shop.board()).epoch).not.toBe(before.epoch)
    expect(await verify(shop.file)).toMatchObject({ ok: true })
    const { lines } = (await shop.contest.director.get<AuditPage>('/audit')).body
    expect(lines[0]).toMatchObject({ actor: 'cli', action: 'backup.restored', subject: 'copy.sqlite' })
  })

  it('takes a sale that it had exactly once, and one that it had not as if it were sent for the first time', async () => {
    const kept = await shop.sell()
    backup(shop.file, copy)
    const lost = await shop.sell()
    await shop.app.close()
    await restoreByCommand(shop.file, copy)
    await shop.restart()

    await shop.sell(kept)
    await shop.sell(lost)
    await shop.sell(lost)

    expect(await shop.deals()).toBe(2)
  })

  it('leaves no log of the former database next to the new one, and loses nothing of it', async () => {
    await shop.sell()
    backup(shop.file, copy)
    await shop.sell()
    // As after a power cut: the second sale is only in the write-ahead log.
    const crashed = freshFile()
    onTestFinished(crashed.remove)
    const file = crashed.databaseUrl
    for (const side of ['', '-wal']) copyFileSync(shop.file + side, file + side)
    expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(0)

    const said = await restoreByCommand(file, copy)

    expect(existsSync(`${file}-wal`) || existsSync(`${file}-shm`)).toBe(false)
    const deals = (path: string) => inside(path, (db) => db.prepare('select count(*) from deal').pluck().get())
    expect(deals(file)).toBe(1)
    expect(deals(/replaced is (.*)/.exec(said)?.[1] ?? '')).toBe(2)
  })

  it('also replaces a database that cannot be read any more, and keeps it', async () => {
    await shop.sell()
    backup(shop.file, copy)
    await shop.app.close()
    writeFileSync(shop.file, 'ruined by something else')

    await restoreByCommand(shop.file, copy)

    expect(readFileSync(join(dirname(shop.file), shop.replacedFiles()[0] ?? ''), 'utf8')).toBe(
      'ruined by something else',
    )
    expect(inside(shop.file, (db) => db.prepare('select count(*) from deal').pluck().get())).toBe(1)
    expect(await verify(shop.file)).toMatchObject({ ok: true })
  })

  it('brings a copy of an earlier version up to date', async () => {
    const old = freshFile()
    onTestFinished(old.remove)
    const first = await openDatabase({
      databaseUrl: old.databaseUrl,
      entities: [],
      migrations: migrations.slice(0, 5),
      log: () => {},
    })
    await first.close()
    await shop.app.close()

    const said = await restoreByCommand(shop.file, old.databaseUrl)

    expect(said).toContain(`Migrated the database: ${new (migrations.at(-1) ?? Object)().constructor.name}`)
    expect(inside(old.databaseUrl, (db) => db.prepare('select count(*) from migrations').pluck().get())).toBe(5)
    await shop.restart()
    expect((await shop.app.anonymous().get('/setup')).body).toEqual({ isDone: false })
  })

  it('brings back a copy whose figures are the ledger’s, whatever else is doubtful in it', async () => {
    await shop.sell()
    backup(shop.file, copy)
    await shop.app.close()
    inside(copy, (db) =>
      db.exec(`insert into goal_reached ("contestId", "teamId", "metricId", "level", "seq")
        select "contestId", "id", '', 'target', 1 from team`),
    )
    expect(await verify(copy)).toMatchObject({ ok: false, addsUp: true })

    await restoreByCommand(shop.file, copy)

    await shop.restart()
    expect(await verify(shop.file)).toMatchObject({ addsUp: true })
  })

  describe('does not bring back what was taken away since', () => {
    const restored = async (change: () => Promise<unknown>) => {
      backup(shop.file, copy)
      await change()
      await shop.app.close()
      await restoreByCommand(shop.file, copy)
      await shop.restart()
    }
    const path = () => `/contests/${shop.contest.id}`

    it('who signed out stays out, who signed in stays in', async () => {
      const { client } = shop.seller
      const newer = shop.app.anonymous()
      await restored(async () => {
        expectStatus(await shop.app.anonymous().signIn('director', 'horse-in-front-7'), 200)
        expectStatus(await newer.signIn('director', 'horse-in-front-7'), 200)
        const { cookie } = client
        expectStatus(await client.post('/sign-out'), 204)
        client.headers.cookie = cookie
      })
      Object.assign(newer, { url: shop.app.url })

      expect((await client.get('/me')).status).toBe(401)
      expect((await newer.get('/me')).status).toBe(200)
    })

    it('a customer who was erased stays erased', async () => {
      await shop.sell({ customerName: '张小明', customerPhone: '13800001234' })
      await shop.sell({ customerName: '李大江', customerPhone: '13900001234' })
      await restored(async () => {
        expect((await shop.contest.director.post('/customers/erase', { phone: '13800001234' })).body).toEqual({
          deals: 1,
        })
      })

      const uow = shop.app.get(UnitOfWork)
      const held = await uow.read(() => uow.sql<{ name: string }>`select "name" from deal_customer`)
      expect(held).toEqual([{ name: '李大江' }])
      expect(readFileSync(shop.file).includes('张小明')).toBe(false)
    })

    it('an API token that was revoked stays revoked', async () => {
      const { system, made } = await aSystem(shop.contest.director, shop.contest.id, ['read'])
      expect((await system.get(`${path()}/deals`)).status).toBe(200)
      await restored(async () => {
        expectStatus(await shop.contest.director.delete(`${path()}/api-tokens/${made.token.id}`), 204)
      })

      Object.assign(system, { url: shop.app.url })
      expect((await system.get(`${path()}/deals`)).status).toBe(401)
    })
  })
})

describe('restoring refuses, and leaves the database as it was', () => {
  let shop: AShop
  let copy: string
  let whole: Buffer
  let present: Buffer
  const mustRefuse = async (source: string, why: RegExp) => {
    await expect(restoreByCommand(shop.file, source)).rejects.toThrow(why)
    expect(readFileSync(shop.file).equals(present)).toBe(true)
    expect(shop.replacedFiles()).toEqual([])
    expect(existsSync(`${shop.file}.restoring`)).toBe(false)
  }
  beforeAll(async () => {
    shop = await AShop.open()
    copy = join(dirname(shop.file), 'copy.sqlite')
    await shop.sell()
    backup(shop.file, copy)
    await shop.app.close()
    whole = readFileSync(copy)
    present = readFileSync(shop.file)
  })
  beforeEach(() => writeFileSync(copy, whole))
  afterAll(() => shop.app.stop())

  it('a file that is not there, no database, another program’s, or the database itself', async () => {
    const other = join(dirname(copy), 'other.sqlite')
    inside(other, (db) => db.exec('create table note(text)'))
    const text = join(dirname(copy), 'letter.sqlite')
    writeFileSync(text, '尊敬的领导')

    await mustRefuse(`${copy}.nowhere`, /There is no file .* Check its name/)
    await mustRefuse(dirname(copy), /is not a SQLite database/)
    await mustRefuse(text, /is not a SQLite database. Name a copy made by backup/)
    await mustRefuse(other, /is a database of another program/)
    await mustRefuse(shop.file, /is the database itself/)
  })

  it('one that ends too early, or has a page overwritten', async () => {
    truncateSync(copy, whole.length / 2)
    await mustRefuse(copy, /is damaged .*Use another copy/s)

    const torn = Buffer.from(whole)
    torn.fill(7, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 8192)
    writeFileSync(copy, torn)
    await mustRefuse(copy, /is damaged .*Use another copy/s)
  })

  it('one of a newer version, and says so', async () => {
    inside(copy, (db) => db.exec(`insert into migrations(timestamp, name) values (1, 'AddMoons1999')`))

    await mustRefuse(copy, /written by a newer version of this program \(AddMoons1999\). Install that version/)
  })

  it('one whose totals do not agree with its ledger, or whose rows point to nothing', async () => {
    inside(copy, (db) => db.exec('update standing set "quantity" = "quantity" + 1'))
    await mustRefuse(copy, /totals do not agree with its ledger/)

    inside(copy, (db) => {
      db.pragma('foreign_keys = off')
      db.exec('delete from participant')
    })
    await mustRefuse(copy, /rows point to nothing/)
  })

  it('while a server is using it', async () => {
    await shop.restart()

    await expect(restoreByCommand(shop.file, copy)).rejects.toThrow(/Another server is using .* Stop that server first/)
    expect(shop.replacedFiles()).toEqual([])
  })
})
