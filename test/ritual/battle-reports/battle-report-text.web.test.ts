import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportFigures } from '#shared/ritual/battle-reports/contract'
import { pledgeChain, pledgesToCome } from '#shared/ritual/battle-reports/pledge-chain'
import { heroOf } from '#shared/ritual/battle-reports/ranking-text'
import { longText, reportContent, shortText } from '#shared/ritual/battle-reports/text'

const [g3, broadband, west, east] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const
const NO_WORDS = { headline: '', praise: '', tomorrow: '' }

/** The report of the case: 12 May, the 42nd of 91 days. */
function figures(overrides: Partial<ReportFigures> = {}): ReportFigures {
  const team = (id: string, name: string, period: Record<string, number>, wholePoints: number) => ({
    id,
    name,
    colour: '#c8102e',
    crest: '湖',
    period,
    periodPoints: 0,
    whole: {},
    wholePoints,
  })
  return {
    stage: 'running',
    contest: '沃马当先',
    from: '2015-05-12',
    to: '2015-05-12',
    dayNo: 42,
    days: 91,
    asOf: '18:00',
    hasWeights: true,
    metrics: [
      { id: g3, name: '3G', kind: 'count', unit: '部' },
      { id: broadband, name: '宽带', kind: 'count', unit: '户' },
    ],
    teams: [
      team(west, '湖西队', { [g3]: 5, [broadband]: 2 }, 284),
      team(east, '舜师队', { [g3]: 4, [broadband]: 1 }, 279),
    ],
    totals: [
      { metricId: g3, period: 9, whole: 142, goal: { target: 200, challenge: 250 } },
      { metricId: broadband, period: 3, whole: 41, goal: null },
      { metricId: null, period: 33, whole: 563, goal: null },
    ],
    schedule: 0.678,
    star: { participantId: randomUUID(), name: '严萍', teamId: west, points: 8 },
    riser: null,
    opened: { done: 12, of: 14 },
    pledges: { kept: 11, pledged: 14 },
    territories: null,
    ranking: null,
    flag: null,
    gap: { leader: west, second: east, by: 5 },
    flash: null,
    goodNews: null,
    ...overrides,
  }
}

describe('the text of a battle report', () => {
  it('has exactly the shape that people know', () => {
    expect(longText('daily', figures(), NO_WORDS, 'zh-CN')).toBe(
      [
        '【沃马当先·战报】5月12日 第42/91天 截止18:00',
        '今日 湖西队 3G 5 宽带 2｜舜师队 3G 4 宽带 1',
        '累计 3G 142 目标完成71% 挑战57%｜超序时 3.2 个百分点',
        '今日之星 严萍｜破零 12/14｜表态兑现 11/14｜两队仅差 5 分',
      ].join('\n'),
    )
  })

  it('says the same in English', () => {
    expect(longText('daily', figures(), NO_WORDS, 'en')).toBe(
      [
        '[沃马当先 · Battle report] 12 May day 42/91 as of 18:00',
        'Today 湖西队 3G 5 宽带 2 · 舜师队 3G 4 宽带 1',
        'Total 3G 142, 71% of target, 57% of challenge · 3.2 percentage points ahead of schedule',
        'Star of the day 严萍 · First sale made 12/14 · Pledges kept 11/14 · Only 5 points between the teams',
      ].join('\n'),
    )
  })

  it('carries the words of the director and the riser in their places', () => {
    const riser = { participantId: randomUUID(), name: '周强', teamId: east, points: 12, before: 4 }
    const words = { headline: '你追我赶', praise: '周强五天翻了三倍', tomorrow: '主攻东街市场' }

    const lines = longText('daily', figures({ riser }), words, 'zh-CN').split('\n')

    expect(lines[1]).toBe('你追我赶')
    expect(lines[4]).toBe('今日之星 严萍｜进步之星 周强｜破零 12/14｜表态兑现 11/14｜两队仅差 5 分')
    expect(lines.slice(5)).toEqual(['周强五天翻了三倍', '明日 主攻东街市场'])
  })

  it('has a short form of two big figures', () => {
    expect(shortText('daily', figures(), NO_WORDS, 'zh-CN')).toBe('今日 3G 9｜累计 3G 142\n两队仅差 5 分')
    expect(shortText('daily', figures(), NO_WORDS, 'en')).toBe(
      'Today 3G 9 · Total 3G 142\nOnly 5 points between the teams',
    )
  })

  it('tells good news as who, what, which of the day and what it does to the score', () => {
    const goodNews = {
      dealId: randomUUID(),
      participantId: randomUUID(),
      name: '严萍',
      teamId: west,
      lines: { [g3]: 2, [broadband]: 1 },
      points: 9,
      nthOfDay: 3,
    }

    const lines = longText('good_news', figures({ goodNews }), NO_WORDS, 'zh-CN').split('\n')

    expect(lines[0]).toMatch(/^【沃马当先·喜报】/)
    expect(lines[1]).toBe('湖西队 严萍 3G 2 部、宽带 1 户，今日第 3 单！ 湖西队 +9 分')
    expect(lines.at(-1)).toBe('两队仅差 5 分')
  })

  it('tells a flash as its overtake or its goal', () => {
    const overtake = { type: 'overtake' as const, seq: 7, teamId: east, overTeamId: west, by: 2 }
    const goal = {
      type: 'goal' as const,
      seq: 8,
      teamId: west,
      metricId: g3,
      level: 'target' as const,
      value: 100,
    }

    expect(reportContent('flash', figures({ flash: overtake }), NO_WORDS, 'zh-CN').event).toBe(
      '舜师队反超湖西队，领先 2 分！',
    )
    expect(reportContent('flash', figures({ flash: goal }), NO_WORDS, 'zh-CN').event).toBe(
      '湖西队3G达成目标，累计 100 部！',
    )
  })

  it('announces only close gaps as such, and a hundred per cent only when it is one', () => {
    const wide = figures({ gap: { leader: west, second: east, by: 90 } })
    const almost = figures({
      totals: [{ metricId: g3, period: 1, whole: 1999, goal: { target: 2000, challenge: 2000 } }],
    })

    expect(longText('daily', wide, NO_WORDS, 'zh-CN')).toContain('湖西队领先 90 分')
    expect(longText('daily', almost, NO_WORDS, 'zh-CN')).toContain('目标完成99%')
    expect(longText('daily', almost, NO_WORDS, 'zh-CN')).not.toContain('挑战')
  })

  it('names only those it praises, whatever the figures', () => {
    const count = fc.nat(500)
    fc.assert(
      fc.property(count, count, count, fc.boolean(), fc.boolean(), (a, b, whole, hasStar, hasWeights) => {
        const any = figures({
          hasWeights,
          star: hasStar ? { participantId: randomUUID(), name: '星某', teamId: west, points: a } : null,
          riser: hasStar ? null : { participantId: randomUUID(), name: '升某', teamId: west, points: a, before: b },
          gap: { leader: west, second: east, by: Math.abs(a - b) },
          totals: [{ metricId: g3, period: a, whole, goal: { target: b, challenge: b + 10 } }],
        })
        for (const language of ['zh-CN', 'en'] as const) {
          const text = longText('daily', any, NO_WORDS, language)
          const named = text.match(/[星升]某/g) ?? []
          expect(named).toEqual([hasStar ? '星某' : '升某'])
          expect(text).not.toMatch(/NaN|undefined|Infinity/)
        }
      }),
    )
  })
})

describe('the picture of a report', () => {
  it('is about the team of its sale, else the one in front, else none of them', () => {
    const goodNews = { teamId: east, name: '舜1', lines: { [g3]: 1 }, points: 2, nthOfDay: 3 }

    expect(heroOf(figures())?.id).toBe(west)
    expect(heroOf(figures({ goodNews } as Partial<ReportFigures>))?.id).toBe(east)
    expect(heroOf(figures({ gap: { leader: west, second: east, by: 0 } }))).toBeUndefined()
  })
})

describe('pledges as text', () => {
  const contest = {
    name: '沃马当先',
    lockTime: '09:30',
    metrics: figures().metrics,
    participants: [
      { id: 'a', name: '严萍' },
      { id: 'b', name: '周强' },
      { id: 'c', name: '李敏' },
      { id: 'd', name: '王芳' },
    ],
  }
  const pledge = (participantId: string, quantity: number, raised: number | null, sentence: string) => ({
    participantId,
    lines: [{ metricId: g3, quantity }],
    raised: raised === null ? null : [{ metricId: g3, quantity: raised }],
    sentence,
    soldBefore: null,
    activities: null,
    support: '',
  })

  it('are a numbered chain in seat order', () => {
    const pledges = [pledge('b', 2, null, ''), pledge('a', 3, 5, '拿下东街')]
    const afterSales = { soldBefore: [{ metricId: g3, quantity: 1 }], support: '样机两台' }

    expect(pledgeChain(contest, '2015-05-12', pledges, 'zh-CN')).toBe(
      ['【沃马当先·表态】5月12日', '1. 严萍 3G 3 部，加码到 3G 5 部 “拿下东街”', '2. 周强 3G 2 部'].join('\n'),
    )
    expect(pledgeChain(contest, '2015-05-12', [{ ...pledge('c', 2, null, ''), ...afterSales }], 'zh-CN')).toContain(
      '1. 李敏 3G 2 部（此前已有 3G 1 部） 求支撑：样机两台',
    )
  })

  it('name to directors who has yet to pledge, and no absent member', () => {
    const pledges = [pledge('a', 3, null, '')]

    expect(pledgesToCome(contest, '2015-05-12', pledges, ['d'], 'zh-CN')).toBe(
      '【沃马当先·表态】5月12日 已表态 1，还差 2\n周强、李敏\n请在 09:30 前表态',
    )
    expect(pledgesToCome(contest, '2015-05-12', pledges, ['b', 'c', 'd'], 'zh-CN')).toBe('')
  })
})
