import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import {
  aContestView,
  aDealFact,
  broadband,
  east,
  g3,
  personId,
  shownEvent,
  west,
} from '#test/support/a-scoreboard.web'
import FactFeed from '#web/features/screens/feed/FactFeed.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

const aFeed = (events: ShownEvent[], more: { limit?: number; contest?: ReturnType<typeof aContestView> } = {}) =>
  mount(FactFeed, {
    props: { events, contest: aContestView(), today: '2015-05-12', ...more },
    global: { plugins: [router, i18n, ui] },
  })
const told = (fact: LiveFact, contest = aContestView()) =>
  aFeed([shownEvent(1, fact)], { contest })
    .get('li')
    .text()
    .replace(/\s+/g, ' ')

describe('the feed', () => {
  beforeEach(() => chooseLanguage('zh-CN'))

  it('tells a sale with who, what, its unit, which of the day, and the time of the contest’s zone', () => {
    expect(told(aDealFact())).toBe('严萍 报单 3G 2 部，今日第 3 单14:30')
    expect(told(aDealFact({ isFirstOfDay: true, nthOfDay: 1 }))).toContain('破零')
  })

  it('tells the metrics of one signature together, in the contest’s order', () => {
    const lines = [
      { metricId: broadband, quantity: 1, points: 5 },
      { metricId: g3, quantity: 1, points: 2 },
    ]

    expect(told(aDealFact({ lines }))).toContain('3G 1 部、宽带 1 户')
  })

  it('names the day and no place in the day for a sale that was added later', () => {
    const words = told(aDealFact({ isSilent: true, businessDate: '2015-05-11' }))

    expect(words).toContain('补报 5月11日 3G 2 部')
    expect(words).not.toContain('今日第')
  })

  it('does not call a sale of yesterday the first of today', () => {
    const words = told(aDealFact({ businessDate: '2015-05-11' }))

    expect(words).toContain('当日第 3 单')
    expect(words).not.toContain('今日第')
  })

  it('names no member who withdraws a sale', () => {
    const words = told({
      type: 'deal.withdrawn',
      dealId: personId(9),
      participantId: personId(0),
      businessDate: '2015-05-12',
      lines: [{ metricId: g3, quantity: -2, points: -4 }],
      team: { teamId: west },
      pledgeState: null,
    })

    expect(words).toContain('撤单：3G 2 部')
    expect(words).not.toMatch(/严萍|湖西/)
  })

  it('says of a pledge who entered it, where that was another person', () => {
    const pledge = {
      ...{ participantId: personId(0), day: '2015-05-12', lines: [{ metricId: g3, quantity: 2 }], raised: null },
      ...{
        early: null,
        soldBefore: null,
        activities: null,
        sentence: '',
        support: '',
        isLate: false,
        recordedBy: null,
        state: 'pledged' as const,
      },
      at: '2015-05-12T00:30:00.000Z',
    }
    const made = (recordedBy: string | null) =>
      told({ type: 'pledge.made', pledge: { ...pledge, recordedBy }, isRaise: false, name: '严萍' })

    expect(made('孟队长')).toContain('严萍 表态 3G 2 部（由 孟队长 代录）')
    expect(made(null)).not.toContain('代录')
  })

  it('tells an overtaking by teams, with points only where they say more than quantities', () => {
    const fact: LiveFact = { type: 'lead.changed', teamId: east, overTeamId: west, by: 2 }

    expect(told(fact)).toContain('舜师队 反超 湖西队，领先 2 分')
    expect(told(fact, aContestView([1, 1]))).toMatch(/领先 2\d\d:\d\d$/)
  })

  it('tells a goal in the unit of its metric, and English as a sentence of its own', async () => {
    const fact: LiveFact = { type: 'goal.reached', teamId: west, metricId: g3, level: 'challenge', value: 200 }

    expect(told(fact)).toContain('湖西队 达成 3G 挑战目标，累计 200 部')
    await chooseLanguage('en')
    expect(told(fact)).toContain('湖西队 reached the 3G challenge with 200 部')
  })

  it('keeps a long list short until asked', async () => {
    const feed = aFeed(
      Array.from({ length: 10 }, (_, i) => shownEvent(10 - i, aDealFact())),
      { limit: 4 },
    )

    expect(feed.findAll('li')).toHaveLength(4)
    await feed.get('button').trigger('click')
    expect(feed.findAll('li')).toHaveLength(10)
  })

  it('says what will come while there is nothing', () => {
    expect(aFeed([]).text()).toContain('还没有动态')
  })
})
