import { expect, it, onTestFinished } from 'vitest'
import { inContest } from '#test/ledger/deals/reversals'
import { aContest } from '#test/support/a-contest'
import { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { keptFigures } from './kept-figures'

it('two servers keep the same figures, on whichever of them an old day is corrected', async () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  const one = await TestApp.start({ clock })
  onTestFinished(() => one.stop())
  const two = await TestApp.start({ clock, config: { databaseUrl: one.databaseUrl } })
  onTestFinished(() => two.stop())
  const contest = await aContest(one, await one.setUp(), { perTeam: 2 })
  const room = inContest(contest)
  const elsewhere = new Client(two.url, two.origin)
  elsewhere.headers.cookie = contest.director.cookie
  const agreed = async () => {
    const here = await keptFigures(contest, contest.director)
    expect(await keptFigures(contest, elsewhere)).toEqual(here)
    return here
  }

  const sold = await room.record(contest.member(0), { businessDate: '2015-04-09' })
  await room.record(contest.member(1))
  const before = await agreed()
  expectStatus(await room.withdraw(sold.id, elsewhere), 204)
  const corrected = await agreed()
  expect(corrected).not.toEqual(before)

  await room.record(contest.member(0), { businessDate: '2015-04-09' })
  expect(await agreed()).not.toEqual(corrected)
})
