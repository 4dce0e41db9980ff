import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { Participant } from '#server/contest/contests/participant.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson, LessonUse } from '#server/ritual/playbook/lesson.entity'
import type { BenchmarkPage } from '#shared/ritual/benchmarks/contract'
import { useApp } from '#test/support/fixtures'
import { ASeason } from './season'

describe('the page of a benchmark', () => {
  const { app, director, clock } = useApp({ at: '2015-04-01T08:00:00+08:00' })
  let season: ASeason
  beforeEach(async () => {
    season = await ASeason.of(app, director, clock)
  })

  let page: BenchmarkPage
  const aSeasonOfHers = async () => {
    await season.pledge(0, '2015-04-01', 2)
    await season.pledge(0, '2015-04-02', 5)
    await season.sell(0, '2015-04-01T09:10', { g3: 2, area: '农机市场' })
    await season.sell(0, '2015-04-02T09:50', { g3: 1 })
    await season.sell(0, '2015-04-02T15:00', { offer: true })
    await season.sell(2, '2015-04-02T15:30', { g3: 1 })
    await season.sell(4, '2015-04-02T15:40', { g3: 1 })
    await season.sell(1, '2015-04-02T16:00', { g3: 4 })
  }

  it('with what she does next to what her team does', async () => {
    await aSeasonOfHers()
    page = await season.page((await season.name(0, { metricId: season.contest.g3 })).id)

    expect(page.benchmark.figures.value).toEqual({ own: 4, total: 10 })
    expect([page.deals, page.dutyDays]).toEqual([3, 2])
    expect(page.habits.dealsPerDay).toEqual({ own: 150, team: 83 })
    expect(page.habits.metrics.find((each) => each.metricId === season.contest.g3)).toMatchObject({
      own: 400,
      team: 200,
    })
    expect(page.habits.soldDays).toEqual({ own: 10_000, team: 6_667 })
    expect(page.habits.bundles).toEqual({ own: 3_333, team: 2_000 })
    expect(page.habits.pledgesKept).toEqual({ own: 5_000, team: 5_000 })
    expect(page.pledges).toEqual({
      kept: 1,
      pledged: 2,
      metrics: [{ metricId: season.contest.g3, pledged: 7, sold: 4 }],
    })
  })

  it('with where and when she sells, an own area where the deal names none', async () => {
    await aSeasonOfHers()
    page = await season.page((await season.name(0)).id)

    expect(page.areas.map(({ area, deals }) => [area, deals])).toEqual([
      ['东街', 2],
      ['农机市场', 1],
    ])
    expect(page.areas[0]?.metrics).toContainEqual({ metricId: season.contest.g3, quantity: 2 })
    expect(page.hours).toEqual([
      { hour: 9, own: 6_667, team: 4_000 },
      { hour: 15, own: 3_333, team: 6_000 },
    ])
  })

  it('with her curve against the average of her team, and nothing of a withdrawn deal', async () => {
    await aSeasonOfHers()
    const mistake = await season.sell(0, '2015-04-02T18:00', { g3: 9, area: '网吧街' })
    await season.member(0).client.post(`/contests/${season.contest.id}/deals/${mistake}/withdrawal`, { reason: '录错' })
    page = await season.page((await season.name(0, { metricId: season.contest.g3 })).id)

    expect(page.curve).toEqual({ from: '2015-04-01', until: '2015-06-30', own: [2, 4], team: [0.7, 2] })
    expect([page.deals, page.areas.length, page.hours.length]).toEqual([3, 2, 2])
  })

  it('with her published lessons and how often they were used', async () => {
    const uow = app.get(UnitOfWork)
    const { participantId } = season.member(0)
    const lessonId = randomUUID()
    await uow.writeAsSystem(async () => {
      const participant = await uow.manager.findOneByOrFail(Participant, { id: participantId })
      const centerId = (await director.get<{ center: { id: string } }>('/me')).body.center.id
      const lesson = {
        id: lessonId,
        centerId,
        authorId: participant.accountId,
        title: '先问再讲',
        status: 'published',
      }
      await uow.manager.insert(Lesson, { ...aLesson, ...lesson, uses: 3, playbookRevision: 9_001 } as Lesson)
      const draft = {
        ...aLesson,
        ...lesson,
        id: randomUUID(),
        title: '草稿',
        status: 'draft',
        playbookRevision: 9_002,
      }
      await uow.manager.insert(Lesson, draft as Lesson)
      for (const day of ['2015-04-01', '2015-04-02'])
        await uow.manager.insert(LessonUse, {
          id: randomUUID(),
          lessonId,
          accountId: participant.accountId,
          contestId: null,
          dealId: null,
          day,
          at: new Date(),
        })
    })

    page = await season.page((await season.name(0)).id)

    expect(page.lessons).toEqual([{ id: lessonId, title: '先问再讲', moment: 'opening', uses: 3, users: 1, thanks: 0 }])
  })

  it('on which no other member is named', async () => {
    await aSeasonOfHers()

    const text = JSON.stringify(await season.page((await season.name(0)).id))

    expect(text).toContain(season.member(0).name)
    for (const { name, participantId } of season.contest.members.slice(1)) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(participantId)
    }
    expect(text).not.toContain('王主任')
  })

  it('from her first day, before anything was sold', async () => {
    page = await season.page((await season.name(0)).id)

    expect(page.habits).toMatchObject({ dealsPerDay: { own: 0, team: 0 }, pledgesKept: null })
    expect([page.areas, page.hours, page.curve.own]).toEqual([[], [], [0]])
  })
})

const aLesson = {
  contestId: null,
  meetingId: null,
  kind: 'lesson',
  moment: 'opening',
  story: '进门先问宽带什么时候到期。',
  remark: '',
  remarkBy: null,
  metric: '3G',
  segment: null,
  trade: null,
  phone: null,
  expiresOn: null,
  authorName: '湖1',
  starter: null,
  uses: 0,
  thanks: 0,
  revision: 1,
  changes: {},
  createdAt: new Date(),
  publishedAt: new Date(),
}
