import { existsSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backup } from '#server/platform/database/backup'
import { openFresh } from './open'

describe('a backup', () => {
  it('made while a server writes opens and is consistent', async () => {
    const { uow, put, databaseUrl } = await openFresh()
    await uow.writeAsSystem(() => put('one'))
    let isDone = false
    const record = async () => {
      while (!isDone)
        await uow.writeContestAsSystem('one', async () => {
          const [head] = await uow.sql<{ seq: number }>`
            update contest set "headSeq" = "headSeq" + 1 where id = ${'one'} returning "headSeq" as seq`
          await new Promise((resolve) => setImmediate(resolve))
          await uow.sql`insert into line("contestId", seq, note) values('one', ${head?.seq}, ${'x'.repeat(20)})`
        })
    }
    const recorders = [record(), record(), record(), record()]

    const heads: number[] = []
    while (heads.length < 5) {
      const target = `${databaseUrl}.copy${heads.length}`
      await new Promise((resolve) => setTimeout(resolve, 5))
      backup(databaseUrl, target)
      heads.push(headOfConsistent(target))
    }
    isDone = true
    await Promise.all(recorders)

    expect(heads).toEqual([...heads].sort((a, b) => a - b))
    const [after] = await uow.read(() => uow.sql<{ seq: number }>`select "headSeq" as seq from contest`)
    expect(after?.seq).toBeGreaterThanOrEqual(heads.at(-1) ?? 0)
  })

  it('never overwrites, and says what is missing', async () => {
    const { databaseUrl } = await openFresh()
    const target = `${databaseUrl}.copy`
    writeFileSync(target, 'precious')

    expect(() => backup(databaseUrl, target)).toThrow('is there already')
    expect(() => backup(`${databaseUrl}.nowhere`, `${target}2`)).toThrow('There is no database')
    expect(() => backup('postgres://localhost/x', `${target}2`)).toThrow('pg_dump')
    expect(existsSync(`${target}2`)).toBe(false)
  })
})

function headOfConsistent(file: string): number {
  const copy = new Database(file, { readonly: true })
  try {
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const { head } = copy.prepare('select "headSeq" as head from contest').get() as { head: number }
    expect(copy.prepare('select count(*) as lines from line').get()).toEqual({ lines: head })
    return head
  } finally {
    copy.close()
  }
}
