import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '#server/platform/database/data-source'
import { StorageFailed } from '#server/platform/database/unit-of-work'
import { freshFile } from '#test/support/database'
import { casesToTry } from '#test/support/effort'
import { gate, openFresh } from './open'
import { entities, migrations } from './tables'

const SALES = 24
const silent = { entities, migrations, log: () => {} }

function aFile(): string {
  const { databaseUrl, remove } = freshFile()
  onTestFinished(remove)
  return databaseUrl
}

/** What administrators, copy programs and synchronised folders do to the files of a running server. */
const MOVES: Record<string, (file: string) => void> = {
  'the database is moved away': (file) => renameSync(file, `${file}.away`),
  'all of its files are moved away': (file) => {
    for (const end of ['', '-wal', '-shm']) renameSync(`${file}${end}`, `${file}.away${end}`)
  },
  'the database is removed': (file) => rmSync(file),
  'a copy is put in its place': (file) => {
    copyFileSync(file, `${file}.copy`)
    renameSync(`${file}.copy`, file)
  },
  'its log is removed': (file) => rmSync(`${file}-wal`),
  'its index is replaced': (file) => {
    rmSync(`${file}-shm`)
    writeFileSync(`${file}-shm`, '')
  },
}

/** As many turns of the event loop as the case says, so that the move falls between any two steps of a commit. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve))
}

const rescuedBy = (file: string): string => {
  const [name] = readdirSync(dirname(file)).filter((each) => each.includes('.rescued-'))
  if (!name) throw new Error('Nothing was rescued')
  return join(dirname(file), name)
}

function idsIn(file: string): string[] {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare('select id from contest').pluck().all() as string[]
  } finally {
    db.close()
  }
}

async function sellWhile(file: string, move: (file: string) => void, afterTurns: number) {
  const fatal = gate()
  const database = await openFresh({ databaseUrl: file, limits: { group: 2 }, onFatal: fatal.open })
  const acknowledged: string[] = []
  const sales = Array.from({ length: SALES }, async (_, n) => {
    await turns(n)
    await database.uow
      .writeAsSystem(() => database.put(`sale-${n}`))
      .then(
        () => acknowledged.push(`sale-${n}`),
        (error: unknown) => expect(error).toBeInstanceOf(StorageFailed),
      )
  })
  await turns(afterTurns)
  const before = [...acknowledged]
  move(file)
  await Promise.all(sales)
  await fatal.opened
  await database.close()
  return { before, acknowledged }
}

describe('files that are moved under a running server', () => {
  const cases = casesToTry({ usual: 5, nightly: 34 })

  it.each(Object.entries(MOVES))('lose no acknowledged sale when %s', async (_, move) => {
    for (let n = 0; n < cases; n++) {
      const file = aFile()

      const { before, acknowledged } = await sellWhile(file, move, Math.floor(((n + 0.5) * SALES) / cases))

      expect(acknowledged).toEqual(before)
      expect(idsIn(rescuedBy(file))).toEqual(expect.arrayContaining(acknowledged))
    }
  })

  it('are noticed while nothing is written, and the last words say what to do', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const file = aFile()
    const onFatal = vi.fn()
    const { uow, put, close } = await openFresh({ databaseUrl: file, onFatal })

    renameSync(file, `${file}.away`)
    await vi.advanceTimersByTimeAsync(1_300)

    expect(onFatal).toHaveBeenCalledOnce()
    expect(String(onFatal.mock.calls[0]?.[0])).toMatch(
      /test\.db was moved.*cli -- restore .*rescued.*move the database back/,
    )
    await expect(uow.writeAsSystem(() => put('a'))).rejects.toThrow(StorageFailed)
    await close()
  })

  it('are not taken for a new database at the next start while the log is still there', async () => {
    const file = aFile()
    writeFileSync(`${file}-wal`, 'recorded last')

    await expect(openDatabase({ ...silent, databaseUrl: file })).rejects.toThrow(
      /test\.db is missing, but .*-wal holds/,
    )
    expect(existsSync(`${file}-wal`)).toBe(true)
  })
})

describe('the file of a database', () => {
  it('that has two names is refused, with the one to use', async () => {
    const file = aFile()
    await (await openDatabase({ ...silent, databaseUrl: file })).close()
    const other = `${file}.second`
    linkSync(file, other)

    await expect(openDatabase({ ...silent, databaseUrl: other })).rejects.toThrow(
      /second is one of 2 names .*Use DATABASE_URL=.*test\.db.* remove the other name/,
    )
  })

  it('is read by its owner alone, with its log, its lock and its copies', async () => {
    const file = aFile()
    writeFileSync(file, '', { mode: 0o644 })

    await openFresh({ databaseUrl: file })

    const files = readdirSync(dirname(file))
    expect(files).toContain('test.db-wal')
    for (const name of files)
      expect([name, (statSync(join(dirname(file), name)).mode & 0o777).toString(8)]).toEqual([name, '600'])
  })
})
