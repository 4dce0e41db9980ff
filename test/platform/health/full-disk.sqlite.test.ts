import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Screen } from '#test/journal/live/screen'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { fillDisk, mountSmallDisk } from '#test/support/small-disk'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('a disk that is full', () => {
  let app: TestApp | undefined
  afterEach(() => app?.stop())

  it('keeps sales from being recorded, and says why; boards and screens go on, and it heals by itself', async ({
    skip,
  }) => {
    const folder = mountSmallDisk(16)
    if (!folder) return skip('mounting a small disk is not permitted here')
    const clock = new TestClock('2015-04-10T10:00:00+08:00')
    app = await TestApp.start({ clock, config: { databaseUrl: join(folder, 'small.db') } })
    const contest = await aContest(app, await app.setUp())
    const { client } = contest.members[0] as Member
    const deal = aDeal(contest)
    const sell = () => client.post(`/contests/${contest.id}/deals`, deal)
    const screen = await new Screen(contest.director, contest.id).untilLive()
    const ask = async () => {
      const { status, body } = await (app as TestApp).anonymous().get('/health/ready')
      return [status, body]
    }
    expect(await ask()).toEqual([200, { ok: true }])
    // Filled by another program: nothing was written since the answer before.
    const giveRoom = fillDisk(folder)
    expect(await ask()).toEqual([503, { ok: false, cause: 'disk_full' }])
    giveRoom()
    expect(await ask()).toEqual([200, { ok: true }])
    const giveBack = fillDisk(folder)

    const refused = await untilFull(contest, client)
    const ready = await app.anonymous().get('/health/ready')
    const board = await client.get(`/contests/${contest.id}/live`)
    await screen.mustAgreeWithServer()
    const english = await client.post(`/contests/${contest.id}/deals`, deal, { 'accept-language': 'en' })

    expect(refused).toMatchObject({ status: 503, body: { code: 'storage_failed', cause: 'disk_full' } })
    expect(refused.body.message).toMatch(/磁盘已满.*清出空间.*再发一次/)
    expect(english.body.message).toMatch(/disk is full.*send the same thing again/i)
    expect([ready.status, ready.body]).toEqual([503, { ok: false, cause: 'disk_full' }])
    expect([board.status, screen.link.status]).toEqual([200, 'live'])

    giveBack()
    expect((await sell()).status).toBe(201)
    expect((await sell()).status).toBe(201)
    await screen.until(((await screen.answer()) as { seq: number }).seq)
    await screen.mustAgreeWithServer()
    screen.close()
  })

  /** What is left in pages that are there already may still take a sale or two. */
  async function untilFull(contest: AContest, client: Member['client']) {
    for (;;) {
      const answer = await client.post(`/contests/${contest.id}/deals`, aDeal(contest))
      if (answer.status !== 201) return answer
    }
  }
})
