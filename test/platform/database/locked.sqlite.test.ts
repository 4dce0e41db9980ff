import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StorageFailed } from '#server/platform/database/unit-of-work'
import type { ErrorBody } from '#shared/platform/errors/errors'
import { aContest, aDeal } from '#test/support/a-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { openFresh } from './open'

/** A database browser or a script that holds the lock until it is released. */
function holdLock(file: string): () => void {
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  const release = () => {
    if (other.open) other.close()
  }
  onTestFinished(release)
  return release
}

describe('a database whose lock another process holds', () => {
  it('is read from meanwhile, and a write succeeds when the lock is released', async () => {
    const { uow, put, ids, databaseUrl } = await openFresh({ limits: { lockedMs: 60_000 } })
    const release = holdLock(databaseUrl)

    const written = uow.writeAsSystem(() => put('a'))
    const meanwhile = [await ids(), await ids()]
    release()
    await written

    expect(meanwhile).toEqual([[], []])
    expect(await ids()).toEqual(['a'])
  })

  it('refuses each write after its own time, says why, and stores again when the lock is released', async () => {
    const { uow, put, ids, databaseUrl } = await openFresh({ limits: { lockedMs: 1 } })
    const release = holdLock(databaseUrl)

    const refusal = await uow.writeAsSystem(() => put('a')).catch((error: unknown) => error)
    const trouble = uow.trouble?.cause
    release()
    await uow.writeAsSystem(() => put('b'))

    expect(refusal).toBeInstanceOf(StorageFailed)
    expect(refusal).toMatchObject({ trouble: 'locked' })
    expect([trouble, uow.trouble]).toEqual(['locked', undefined])
    expect(await ids()).toEqual(['b'])
  })

  it('does not hold up what may be left out', async () => {
    const { uow, put, databaseUrl } = await openFresh({ limits: { lockedMs: 60_000, briefMs: 1 } })
    const release = holdLock(databaseUrl)

    const written = uow.writeAsSystem(() => put('a'))
    await expect(uow.writeAsSystemIfFree(() => put('b'))).rejects.toMatchObject({ trouble: 'locked' })
    release()
    await written
  })

  it('delays sales only: pages, boards and health answer, and readiness names the cause', async () => {
    const app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00') })
    onTestFinished(() => app.stop())
    const contest = await aContest(app, await app.setUp())
    const { client } = contest.member(0)
    const release = holdLock(app.databaseUrl)

    const sold = client.post<ErrorBody>(`/contests/${contest.id}/deals`, aDeal(contest))
    const answers = await Promise.all(
      [`/contests/${contest.id}/live`, '/me', '/health/live'].map((path) => client.get(path)),
    )
    const ready = await client.get('/health/ready')
    release()

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect([ready.status, ready.body]).toEqual([503, { ok: false, cause: 'locked' }])
    expect((await sold).status).toBe(201)
  })
})
