import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { id, ref, text } from '#migrations/types'
import { openDatabase } from '#server/platform/database/data-source'
import { mustBeDurableSqlite } from '#server/platform/database/durability'
import { undoLastMigration } from '#server/platform/database/migrate'
import { asAdministrator, describeOnPostgres, describeOnSqlite, freshDatabase, freshFile } from '#test/support/database'
import { openFresh } from './open'
import { AddNote1700000100000, CreateContest1700000000000, entities, migrations } from './tables'

const silent = { entities, migrations, log: () => {} }

function aFile(): string {
  const { databaseUrl, remove } = freshFile()
  onTestFinished(remove)
  return databaseUrl
}

describe('a database that is opened again', () => {
  it('still has its rows, and can take back its last migration', async () => {
    const fresh = await freshDatabase()
    onTestFinished(fresh.remove)
    const first = await openFresh({ databaseUrl: fresh.databaseUrl })
    await first.uow.writeAsSystem(() => first.put('a'))
    await first.close()

    await undoLastMigration({ ...silent, databaseUrl: fresh.databaseUrl }, () => {})
    const again = await openFresh({ databaseUrl: fresh.databaseUrl })

    expect(await again.ids()).toEqual(['a'])
  })
})

describe('taking back a migration that rebuilds a table', () => {
  it('keeps the rows that point to it', async () => {
    const fresh = await freshDatabase()
    onTestFinished(fresh.remove)
    const schema = { databaseUrl: fresh.databaseUrl, entities: [], migrations: [CreateFamily, AddColour] }
    const first = await openDatabase({ ...schema, log: () => {} })
    await first.uow.writeAsSystem(async () => {
      await first.uow.sql`insert into parent(id) values (${'p'})`
      await first.uow.sql`insert into child(id, "parentId") values (${'c'}, ${'p'})`
    })
    await first.close()

    await undoLastMigration(schema, () => {})
    const again = await openDatabase({ ...schema, log: () => {} })
    onTestFinished(again.close)

    const { uow } = again
    expect(await uow.read(() => uow.sql`select * from parent`)).toEqual([{ id: 'p', colour: null }])
    expect(await uow.read(() => uow.sql`select * from child`)).toEqual([{ id: 'c', parentId: 'p' }])
  })
})

class CreateFamily implements MigrationInterface {
  name = 'CreateFamily1700000000000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(new Table({ name: 'parent', columns: [id()] }))
    const foreignKeys = [
      {
        name: 'fk_child_parent',
        columnNames: ['parentId'],
        referencedTableName: 'parent',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ]
    await db.createTable(new Table({ name: 'child', columns: [id(), ref('parentId')], foreignKeys }))
  }

  async down(): Promise<void> {}
}

class AddColour implements MigrationInterface {
  name = 'AddColour1700000100000'

  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('parent', new TableColumn(text('colour', 9, { nullable: true })))
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('parent', 'colour')
  }
}

class FailsAlways implements MigrationInterface {
  name = 'FailsAlways1700000900000'

  async up(): Promise<void> {
    throw new Error('no moon')
  }

  async down(): Promise<void> {}
}

describeOnSqlite('a SQLite file', () => {
  it('is made with its folder, and is durable', async () => {
    const file = join(dirname(aFile()), 'deep', 'down', 'dangxian.db')
    const { dataSource } = await openFresh({ databaseUrl: file })
    const db = (dataSource.driver as BetterSqlite3Driver).databaseConnection

    expect(existsSync(file)).toBe(true)
    expect(() => mustBeDurableSqlite(db, file)).not.toThrow()
    for (const [pragma, name] of [
      ['synchronous = NORMAL', 'synchronous'],
      ['foreign_keys = OFF', 'foreign_keys'],
      ['recursive_triggers = OFF', 'recursive_triggers'],
    ]) {
      const plain = new Database(file)
      plain.pragma('journal_mode = WAL')
      for (const right of ['synchronous = FULL', 'foreign_keys = ON', 'recursive_triggers = ON', 'busy_timeout = 0'])
        plain.pragma(right)
      plain.pragma(pragma ?? '')
      expect(() => mustBeDurableSqlite(plain, file)).toThrow(new RegExp(`runs with ${name} = .*local disk`))
      plain.close()
    }
  })

  it('serves one server, whichever way its path is written, and is free again when that one stops', async () => {
    const file = aFile()
    const first = await openFresh({ databaseUrl: file })
    const link = `${file}.link`
    symlinkSync(file, link)

    for (const path of [file, link])
      await expect(openDatabase({ ...silent, databaseUrl: path })).rejects.toThrow(
        /Another server is using .*test\.db.* Stop that server first/,
      )
    await first.close()
    await expect(openFresh({ databaseUrl: link })).resolves.toBeDefined()
  })

  it('is refused to another process too', async () => {
    const file = aFile()
    await openFresh({ databaseUrl: file })
    const script = `
      const db = new (require('better-sqlite3'))(${JSON.stringify(`${file}.lock`)}, { timeout: 0 })
      try { db.exec('BEGIN EXCLUSIVE') } catch (error) { console.log(error.code) }`

    expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim()).toBe('SQLITE_BUSY')
  })

  it('is copied before a migration when it holds data, and only then', async () => {
    const file = aFile()
    const copies = () => readdirSync(dirname(file)).filter((name) => name.includes('before-migration'))
    const logged: string[] = []
    const open = (list: typeof migrations) =>
      openDatabase({ entities: [], migrations: list, log: (message) => logged.push(message), databaseUrl: file })

    const first = await open([CreateContest1700000000000])
    await first.uow.writeAsSystem(() => first.uow.sql`insert into line("contestId", seq) values ('a', 1)`)
    await first.close()
    expect(copies()).toEqual([])

    await (await open([CreateContest1700000000000, AddNote1700000100000])).close()
    const [copy = 'none', ...others] = copies()
    expect(others).toEqual([])
    expect(logged.join('\n')).toContain(copy)
    const db = new Database(join(dirname(file), copy), { readonly: true })
    expect(db.prepare('select * from line').all()).toEqual([{ contestId: 'a', seq: 1 }])
    db.close()

    await (await open([CreateContest1700000000000, AddNote1700000100000])).close()
    expect(copies()).toEqual([copy])
  })

  it('is copied once for a migration that fails, however often the server is started', async () => {
    const file = aFile()
    const open = (list: (new () => MigrationInterface)[]) =>
      openDatabase({ entities: [], migrations: list, log: () => {}, databaseUrl: file })
    const copies = () => readdirSync(dirname(file)).filter((name) => name.includes('before-migration'))
    await (await open([CreateContest1700000000000])).close()

    const started: number[] = []
    for (let start = 0; start < 3; start++) {
      await expect(open([CreateContest1700000000000, FailsAlways])).rejects.toThrow('no moon')
      started.push(copies().length)
    }
    // The first of these migrations is done, so that this copy is all that is left of before.
    for (let start = 0; start < 3; start++) {
      await expect(open([CreateContest1700000000000, AddNote1700000100000, FailsAlways])).rejects.toThrow('no moon')
      started.push(copies().length)
    }

    expect(started).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('leaves no log behind when it is closed', async () => {
    const file = aFile()
    const { uow, put, close } = await openFresh({ databaseUrl: file })
    await uow.writeAsSystem(() => put('a'))
    await close()

    expect(readdirSync(dirname(file)).sort()).toEqual([basename(file), `${basename(file)}.lock`])
  })

  it('has to be a file, in a place that can be written', async () => {
    await expect(openDatabase({ ...silent, databaseUrl: ':memory:' })).rejects.toThrow('has to be a file')
    const file = aFile()
    mkdirSync(file)
    await expect(openDatabase({ ...silent, databaseUrl: file })).rejects.toThrow()
  })
})

describeOnPostgres('a PostgreSQL database', () => {
  it('is refused when it may forget what it acknowledged', async () => {
    const fresh = await freshDatabase()
    onTestFinished(fresh.remove)
    await asAdministrator(`alter database ${new URL(fresh.databaseUrl).pathname.slice(1)} set synchronous_commit = off`)

    await expect(openDatabase({ ...silent, databaseUrl: fresh.databaseUrl })).rejects.toThrow(
      /synchronous_commit = off, but on is needed.* Set synchronous_commit = on/,
    )
  })

  it('is migrated once when two servers start at the same time', async () => {
    const fresh = await freshDatabase()
    onTestFinished(fresh.remove)
    const { databaseUrl } = fresh

    const servers = await Promise.all([1, 2, 3].map(() => openFresh({ databaseUrl })))

    for (const { ids } of servers) expect(await ids()).toEqual([])
  })

  it('gives up a statement that never ends, and the contest is free again', async () => {
    const { uow, put, ids } = await openFresh({ limits: { unitMs: 200 } })
    await uow.writeAsSystem(() => put('one'))
    const stuck = uow.writeContestAsSystem('one', async () => {
      await put('stuck')
      await uow.sql`set local statement_timeout = 0`
      await uow.sql`select pg_sleep(60)`
    })

    await expect(stuck).rejects.toThrow('over 200 ms')
    await uow.writeContestAsSystem('one', () => put('two'))
    expect(await ids()).toEqual(['one', 'two'])
    const sleeping = () =>
      uow.read(
        () => uow.sql`select pid from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`,
      )
    await vi.waitFor(async () => expect(await sleeping()).toEqual([]))
  })

  it('that breaks the connection inside a unit costs that unit only', async () => {
    const { uow, put, ids } = await openFresh()
    const broken = uow.writeContestAsSystem('one', async () => {
      await put('lost')
      await uow.sql`select pg_terminate_backend(pg_backend_pid())`
    })

    await expect(broken).rejects.toMatchObject({ name: 'StorageFailed' })
    await uow.writeContestAsSystem('one', () => put('next'))
    expect(await ids()).toEqual(['next'])
  })
})
