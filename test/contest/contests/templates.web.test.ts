import { beforeAll, describe, expect, it } from 'vitest'
import { type ContestView, RankingBasis } from '#shared/contest/contests/contract'
import { toDraft, toInput } from '#web/features/contest/contests/draft'
import { problemsOf } from '#web/features/contest/contests/draft-problems'
import { exampleRanking, exampleTeams } from '#web/features/contest/contests/ranking-example'
import { presetsOf, TEMPLATE_KEYS, type TemplateKey } from '#web/features/contest/contests/templates'
import { chooseLanguage, i18n, languages, speakAtDesk } from '#web/i18n/index'

const EMPTY: ContestView = {
  ...{ id: crypto.randomUUID(), name: '沃马当先', slogan: '', plan: '', startsOn: '2015-04-01', endsOn: '2015-06-30' },
  ...{ timezone: 'Asia/Shanghai', lockTime: '09:30', rankingBasis: 'total', paceBasis: 'calendar', workWeek: '12345' },
  ...{ calendar: [], status: 'draft', isDemo: false, startedAt: null, closedAt: null },
  ...{ metrics: [], offers: [], teams: [], goals: [], participants: [] },
}
const begun = (template: TemplateKey) => toInput(toDraft(EMPTY, presetsOf(i18n.global.t, template)))

describe('a contest that begins with a template', () => {
  beforeAll(() => speakAtDesk('zh-CN'))

  it.each(languages.flatMap((language) => TEMPLATE_KEYS.map((key) => [language, key] as const)))(
    'can be saved as it is in %s (%s)',
    async (language, key) => {
      await chooseLanguage(language, { remember: false })

      expect(problemsOf(begun(key))).toEqual([])
    },
  )

  it('has the units of business customers, with cards sold by the hundred and fees in 元', async () => {
    await chooseLanguage('zh-CN', { remember: false })

    expect(begun('business').metrics.map(({ name, kind, unit, askAbove }) => [name, kind, unit, askAbove])).toEqual([
      ['双线', 'count', '条', 10],
      ['云月费', 'amount', '元', 5_000_000],
      ['视联', 'count', '路', 50],
      ['物联卡', 'count', '张', 500],
    ])
  })
})

describe('the example of the ranking', () => {
  it('gives the first place to one team by points, and to the other by every other basis', () => {
    const draft = begun('gigabit')

    const first = Object.fromEntries(
      RankingBasis.options.map((basis) => [basis, exampleRanking(draft, basis).map(({ value }) => value)]),
    )

    expect(exampleTeams(draft).map(({ name, people }) => [name, people])).toEqual([
      ['1 队', 6],
      ['2 队', 4],
    ])
    expect(exampleRanking(draft, 'total')[0]?.name).toBe('1 队')
    for (const basis of ['per_head', 'own_target', 'overall'] as const)
      expect(exampleRanking(draft, basis)[0]?.name, basis).toBe('2 队')
    expect(first).toEqual({
      total: [26, 18],
      per_head: [4.5, 4.3],
      own_target: [78.2, 65],
      overall: [77.5, 50],
    })
  })
})
