import { expect, it } from 'vitest'
import { InboxRepository } from '#server/contest/inbox/inbox.repository'
import { PortraitRetention } from '#server/contest/portraits/portrait-retention'
import { LikeDigests } from '#server/ledger/likes/like-digests'
import { LikesService } from '#server/ledger/likes/likes.service'
import { LiveRelay } from '#server/live/live.relay'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MeetingPhotosRepository } from '#server/ritual/meetings/photos/meeting-photos.repository'
import { PhotoRetention } from '#server/ritual/meetings/photos/photo-retention'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const { app, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ per: 'file', perTeam: 2 })

const at = (path: string) => `/contests/${its.contest.id}${path}`
const get = async (path: string) => expectStatus(await its.contest.director.get(at(path)), 200)
const report = async (kind: string) => expectStatus(await its.contest.director.post(at('/reports'), { kind }), 201)

const MARK = () => ({ day: '2015-04-10', participantIds: [its.west.participantId], state: 'on_time' })

const LOOKS: [what: string, look: () => Promise<void>][] = [
  ['the curve', () => get('/curve')],
  ['the boss view', () => get('/summary')],
  ['a daily report', () => report('daily')],
  ['a weekly report', () => report('weekly')],
  ['a monthly report', () => report('monthly')],
]

it('the pages and looks of a day read what they show, however much there is', async () => {
  const room = inContest(its.contest)
  const deal = await room.record(its.west)
  const { contest, west, east } = its
  const ofMember = async (path: string) => expectStatus(await west.client.get(path), 200)
  expectStatus(await contest.director.post(at('/meetings/morning/open?day=2015-04-10')), 200)
  expectStatus(await contest.director.put(at('/attendance'), MARK()), 200)
  expectStatus(await contest.director.post(at('/meetings/morning/close?day=2015-04-10')), 200)
  await app.get(LiveRelay).sendHeads()

  const plans = await plansDuring(app, async () => {
    expectStatus(await east.client.put(at(`/deals/${deal.id}/like`)), 200)
    await ofMember(at(`/likes?deals=${deal.id}`))
    await app.get(LikesService).changedSince([contest.id], clock.now())
    clock.set('2015-04-10T18:00:00+08:00')
    await app.get(LikeDigests).look()
    clock.set('2015-04-10T10:00:00+08:00')
    await ofMember('/me/notices')
    await ofMember('/me/notices/unread')
    await app
      .get(UnitOfWork)
      .writeAsSystem(() => app.get(InboxRepository).markSeen(west.participantId, 'sales_liked', {}, clock.now()))
    await ofMember(at('/own-record'))
    await ofMember(at('/attendance?month=2015-04'))
    await ofMember(at('/meeting-records'))
    await app.get(UnitOfWork).read(() => app.get(MeetingPhotosRepository).photographed(contest.id))
    await app.get(PhotoRetention).look()
    await app.get(PortraitRetention).look()
  })

  for (const table of ['deal_like', 'notice', 'attendance', 'meeting', 'meeting_photo', 'pledge'])
    expect(plans.flatMap(({ steps }) => steps.map((step) => step.table))).toContain(table)
  expect(faultsOf(plans)).toEqual([])
})

it.each(LOOKS)('%s reads days, first and after a sale', async (_, look) => {
  const room = inContest(its.contest)
  await room.record(its.west)
  const plans = await plansDuring(app, look)
  await room.record(its.east, { businessDate: '2015-04-09' })

  expect(faultsOf([...plans, ...(await plansDuring(app, look))])).toEqual([])
})
