import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { Ritual } from '#shared/live/ritual'
import type { BenchmarkFigures, BenchmarkPage } from '#shared/ritual/benchmarks/contract'
import BenchmarkBadge from '#web/features/ritual/benchmarks/BenchmarkBadge.vue'
import BenchmarkHero from '#web/features/ritual/benchmarks/BenchmarkHero.vue'
import { citationOf, headline, reasonsOf } from '#web/features/ritual/benchmarks/benchmark-words'
import HabitCard from '#web/features/ritual/benchmarks/HabitCard.vue'
import ProposalPanel from '#web/features/ritual/benchmarks/ProposalPanel.vue'
import { useFormErrors } from '#web/forms/use-form-errors'
import { chooseLanguage, i18n } from '#web/i18n/index'

const live = vi.hoisted(() => ({
  contest: undefined as ContestView | undefined,
  ritual: undefined as Ritual | undefined,
}))
vi.mock('#web/live/live.store', () => ({ useLive: () => live }))

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] })
const global = { plugins: [router, i18n, ui] }
const translator = { t: i18n.global.t, n: i18n.global.n } as Parameters<typeof citationOf>[0]

const contest = {
  id: 'contest',
  metrics: [
    { id: 'g3', name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...UNCHECKED },
    { id: 'broadband', name: '宽带', unit: '户', pointsPerUnit: 3, countsWhen: 'recorded', ...UNCHECKED },
  ],
  teams: [{ id: 'west', name: '湖西队', slogan: '', colour: '#c8102e', crest: '湖' }],
  participants: [{ id: 'yan', teamId: 'west', name: '严萍', area: '', isCaptain: false }],
} as unknown as ContestView

const figures: BenchmarkFigures = {
  from: '2015-04-01',
  to: '2015-06-30',
  value: { own: 270, total: 862 },
  metrics: [
    { metricId: 'g3', own: 117, total: 296 },
    { metricId: 'broadband', own: 12, total: 90 },
  ],
  people: 14,
  kept: 30,
  pledged: 62,
  soldDays: 48,
  dutyDays: 62,
  score: { share: 400, distance: 200, pledges: 97, consistency: 155, sum: 852 },
}
const named = { id: 'b1', participantId: 'yan', name: '严萍', metricId: null, week: null, citation: '天天出门' }
const ofG3 = { ...figures, value: { own: 117, total: 296 } }
const page = {
  benchmark: { ...named, metricId: 'g3', at: '2015-06-30T13:00:00.000Z', figures: ofG3 },
  teamId: 'west',
  now: { value: ofG3.value, metrics: figures.metrics },
} as unknown as BenchmarkPage

describe('the benchmark on the screen', () => {
  beforeEach(() => chooseLanguage('zh-CN'))

  it('shows 117 of 296 as 39.5 %, 5.5 times the average', () => {
    const words = mount(BenchmarkHero, { props: { contest, page }, global }).text()

    for (const part of ['39.5%', '3G 117 部 / 全场 296 部', '人均 21.1 部的 5.5 倍', '截至6月30日'])
      expect(words).toContain(part)
    expect(words).not.toContain('现在')
  })

  it('says so where the ledger has moved on since the naming', () => {
    const now = { value: { own: 116, total: 300 }, metrics: [{ metricId: 'g3', own: 116, total: 300 }] }
    const words = mount(BenchmarkHero, { props: { contest, page: { ...page, now } }, global }).text()

    expect(words).toContain('39.5%')
    expect(words).toContain('现在 116 部 / 300 部，占 38.7%')
  })

  it('has one share for all metrics, that of the points, on its card as in the reasons and the citation', () => {
    expect(headline(null, figures)).toEqual({ metricId: null, own: 270, total: 862 })
    expect(reasonsOf(translator, contest, null, figures)[0]).toContain('31.3%')
    expect(citationOf(translator, contest, null, figures)).toContain('31.3%')
    const overall = {
      ...page,
      benchmark: { ...page.benchmark, metricId: null, figures },
      now: { ...page.now, value: figures.value },
    }
    const words = mount(BenchmarkHero, { props: { contest, page: overall }, global }).text()
    expect(words).toContain('31.3%')
    expect(words).toContain('39.5%')
  })

  it('puts the metric with the largest share in front where none earns points', () => {
    expect(headline(null, { ...figures, value: { own: 0, total: 0 } })).toMatchObject({ metricId: 'g3', own: 117 })
    expect(headline('broadband', { ...figures, value: { own: 12, total: 90 } })).toMatchObject({ own: 12, total: 90 })
    expect(headline(null, { value: { own: 0, total: 0 }, metrics: [] })).toMatchObject({ metricId: null, own: 0 })
  })

  it('explains a proposal and has a citation ready, in both languages', async () => {
    expect(reasonsOf(translator, contest, 'g3', ofG3)).toEqual([
      '117 部，占全场 296 部的 39.5%',
      '人均 21.1 部，是人均的 5.5 倍',
      '表态 62 次，兑现 30 次',
      '在岗 62 天，48 天有单',
    ])
    expect(citationOf(translator, contest, 'g3', ofG3)).toContain('3G 117 部，占全场 39.5%')
    await chooseLanguage('en')
    expect(citationOf(translator, contest, 'g3', ofG3)).toContain('3G 117 部, 39.5% of what all sold')
  })

  it('gives a badge to the benchmark alone', () => {
    Object.assign(live, { contest, ritual: { benchmarks: [{ ...named, metricId: 'g3', id: 'b2' }, named] } })
    const badge = (participantId: string) => mount(BenchmarkBadge, { props: { participantId, isLink: true }, global })

    expect(badge('yan').get('a').attributes()).toMatchObject({
      href: '/benchmarks/b1',
      'aria-label': '3G标杆 · 全程, 综合标杆 · 全程',
    })
    expect(badge('other').text()).toBe('')
  })

  it('tells what they do more of than their team, and leaves out what none of them does', () => {
    const beside = { own: 121, team: 25 }
    const habits = {
      dealsPerDay: beside,
      metrics: [{ metricId: 'g3', own: 11_700, team: 2_210 }],
      soldDays: { own: 5_280, team: 1_570 },
      pledgesKept: null,
      bundles: { own: 0, team: 0 },
    }
    const rows = mount(HabitCard, { props: { contest, habits }, global }).findAll('li')

    expect(rows.map((row) => row.text().replace(/\s+/g, ' '))).toEqual([
      '每个在岗日报单▲ 4.8 倍1.21 单队均 0.25 单',
      '3G成交▲ 5.3 倍117 部队均 22.1 部',
      '有单的日子▲ 3.4 倍52.8%队均 15.7%',
    ])
  })

  it('is named with two taps and no typing', async () => {
    const name = vi.fn(() => Promise.resolve(true))
    const proposal = {
      participantId: 'yan',
      metricId: 'g3',
      week: null,
      figures: { ...figures, value: { own: 117, total: 296 } },
    }
    const list = { benchmarks: [], week: '2015-06-29', weeks: ['2015-06-29'], proposals: [proposal] }
    const Panel = {
      components: { ProposalPanel },
      setup: () => ({ contest, list, name, naming: useFormErrors() }),
      template: '<ProposalPanel :contest="contest" :list="list" :name="name" :naming="naming" />',
    }
    const panel = mount(Panel, { global, attachTo: document.body })

    await panel
      .findAll('button')
      .find((button) => button.text() === '命名')
      ?.trigger('click')
    await vi.waitFor(() => expect(document.querySelector('#name-benchmark')).not.toBeNull())
    document.querySelector('#name-benchmark')?.dispatchEvent(new Event('submit', { cancelable: true }))

    expect(name).toHaveBeenCalledWith(
      expect.objectContaining({
        participantId: 'yan',
        metricId: 'g3',
        week: null,
        citation: expect.stringContaining('39.5%'),
      }),
    )
    panel.unmount()
  })
})
