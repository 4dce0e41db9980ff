import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { bonusOf, countedBonus } from '#shared/ledger/standings/bonus'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import { aContestView, east, totals, west } from '#test/support/a-scoreboard.web'
import { measuresOf, raceTeams } from '#web/features/ledger/standings/measures'
import TeamRace from '#web/features/ledger/standings/race/TeamRace.vue'
import TeamTotals from '#web/features/ledger/standings/TeamTotals.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
const translator = { t: i18n.global.t as (key: string, named?: Record<string, unknown>) => string, n: String }
const spans = (points: number) => ({ whole: points, month: points, week: points, today: points })

const contest = { ...aContestView(), activityShare: 20 }
const standing = (teamId: string, points: number, earned: number): TeamStanding => ({
  ...{ teamId, whole: totals(points), today: totals(0), week: totals(points), month: totals(points) },
  bonus: { activity: spans(earned), other: spans(0) },
})
const teams = [standing(west, 312, 18), standing(east, 40, 18)]
const global = { plugins: [router, i18n, ui] }

describe('points outside sales on the boards', () => {
  beforeEach(() => chooseLanguage('zh-CN'))

  it('count up to their share of both together, and follow the sales', () => {
    expect(countedBonus(contest, 312, { activity: 18, other: 0 })).toBe(18)
    expect(countedBonus(contest, 40, { activity: 18, other: 5 })).toBe(15)
    expect(countedBonus(contest, -3, { activity: 18, other: 0 })).toBe(0)
    expect(countedBonus(contest, Number.MAX_SAFE_INTEGER, { activity: 18, other: 0 })).toBe(18)
    expect(bonusOf(contest, teams[0], 'today')).toBe(0)
  })

  it('are read next to the sales in the race, which draws both and measures posts by the sales', () => {
    const race = raceTeams(contest, teams, 'points', 'whole')
    expect(race).toMatchObject([
      { value: 330, bonus: 18, target: 320 },
      { value: 50, bonus: 10 },
    ])

    const shown = mount(TeamRace, {
      props: { teams: race, lanes: race, pace: 0.5, counted: { kind: 'count', unit: '分' }, size: 'desktop' },
      global,
    })
    expect(shown.text()).toContain('销售 312 + 加分 18')
    expect(shown.get('.sr-only li').text()).toContain('其中销售 312 + 加分 18，离目标还差 8 分')
  })

  it('are in the totals of points, and in no metric', () => {
    const shown = mount(TeamTotals, {
      props: { contest, teams, measures: measuresOf(translator, contest), pace: null },
      global,
    })
    const [points, ...metrics] = shown.findAll('details').map((block) => block.text())
    expect(points).toContain('销售 352 + 加分 28')
    expect(points).toContain('销售 312 + 加分 18')
    expect(metrics.join()).not.toContain('加分')
  })

  it('are nowhere in a contest without a share', () => {
    const plain = aContestView()
    const sold = teams.map(({ bonus: _, ...team }) => team)
    const race = raceTeams(plain, sold, 'points', 'whole')

    expect(race[0]).not.toHaveProperty('bonus')
    const shown = mount(TeamTotals, {
      props: { contest: plain, teams: sold, measures: measuresOf(translator, plain), pace: null },
      global,
    })
    expect(shown.text()).not.toContain('加分')
  })
})
