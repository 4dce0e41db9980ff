import { beforeAll, describe, expect, it } from 'vitest'
import { type ContestView, DraftInput } from '#shared/contest/contests/contract'
import {
  addTeam,
  type Draft,
  goalKey,
  newMetric,
  removeMetric,
  removeTeam,
  shareEvenly,
  toDraft,
  toInput,
} from '#web/features/contest/contests/draft'
import { problemsOf, stepOf } from '#web/features/contest/contests/draft-problems'
import { presetsOf } from '#web/features/contest/contests/templates'
import { i18n, speakAtDesk } from '#web/i18n/index'

const EMPTY: ContestView = {
  id: '00000000-0000-4000-8000-000000000001',
  name: '沃马当先',
  slogan: '',
  plan: '',
  startsOn: '2015-04-01',
  endsOn: '2015-06-30',
  timezone: 'Asia/Shanghai',
  lockTime: '09:30',
  rankingBasis: 'total',
  paceBasis: 'calendar',
  workWeek: '12345',
  calendar: [],
  status: 'draft',
  isDemo: false,
  startedAt: null,
  closedAt: null,
  metrics: [],
  offers: [],
  teams: [],
  goals: [],
  participants: [],
}
const t = i18n.global.t
beforeAll(() => speakAtDesk('zh-CN'))
const PRESETS = () => presetsOf(t, 'lines')

const aDraft = (): Draft => toDraft(EMPTY, PRESETS())
const idOf = (draft: Draft, name: string): string => draft.metrics.find((metric) => metric.name === name)?.id ?? ''

describe('the wizard’s draft', () => {
  it('begins with the three lines and two distinguishable teams, ready to be saved', () => {
    const draft = aDraft()

    expect(draft.metrics.map(({ name, unit }) => `${name} ${unit}`)).toEqual(['3G 部', '宽带 户', '融合 套'])
    expect(new Set(draft.teams.map((team) => team.colour)).size).toBe(2)
    expect(problemsOf(toInput(draft))).toEqual([])
  })

  it('takes a stored draft as it is, also one whose metrics were all removed', () => {
    const stored = { ...EMPTY, ...toInput(aDraft()), metrics: [], offers: [], goals: [] }

    expect(toDraft(stored, PRESETS()).metrics).toEqual([])
  })

  it('keeps a goal when its metric is renamed', () => {
    const draft = aDraft()
    draft.goals[goalKey(null, idOf(draft, '3G'))] = { target: 296, challenge: 360 }

    const metric = draft.metrics[0]
    if (metric) metric.name = '4G'

    expect(toInput(draft).goals).toEqual([{ teamId: null, metricId: metric?.id, target: 296, challenge: 360 }])
  })

  it('takes goals and offer lines along when a metric goes, and an offer that is left without lines', () => {
    const draft = aDraft()
    const [threeG, bundle] = [idOf(draft, '3G'), idOf(draft, '融合')]
    for (const teamId of [null, draft.teams[0]?.id ?? ''])
      draft.goals[goalKey(teamId, threeG)] = { target: 1, challenge: 2 }
    const line = (metricId: string) => ({ metricId, quantity: 1, hasPoints: true })
    draft.offers = [
      { id: crypto.randomUUID(), name: '融合', lines: [line(bundle), line(threeG)] },
      { id: crypto.randomUUID(), name: '单卡', lines: [line(threeG)] },
    ]

    removeMetric(draft, threeG)

    const input = toInput(draft)
    expect(input.goals).toEqual([])
    expect(input.offers.map((offer) => [offer.name, offer.lines.length])).toEqual([['融合', 1]])
    expect(DraftInput.safeParse(input).success).toBe(true)
  })

  it('takes a removed team’s goals along', () => {
    const draft = aDraft()
    const team = addTeam(draft, '3 队')
    draft.goals[goalKey(team.id, idOf(draft, '宽带'))] = { target: 30, challenge: 40 }

    removeTeam(draft, team.id)

    expect(toInput(draft).goals).toEqual([])
  })

  it('completes a half-filled goal: without a challenge it is the target', () => {
    const draft = aDraft()
    draft.goals[goalKey(null, idOf(draft, '融合'))] = { target: 25, challenge: null }
    draft.goals[goalKey(null, idOf(draft, '宽带'))] = { target: null, challenge: null }

    expect(toInput(draft).goals.map(({ target, challenge }) => [target, challenge])).toEqual([[25, 25]])
  })

  it('shows a challenge that was left empty as empty again, and stores it as before', () => {
    const draft = aDraft()
    const key = goalKey(null, idOf(draft, '融合'))
    draft.goals[key] = { target: 150, challenge: null }
    const stored = { ...EMPTY, ...toInput(draft) }

    const again = toDraft(stored, PRESETS())

    expect(again.goals[key]).toEqual({ target: 150, challenge: null })
    expect(toInput(again).goals).toEqual(stored.goals)
  })

  it('shares the whole target out to the last one', () => {
    const draft = aDraft()
    addTeam(draft, '3 队')
    const metricId = idOf(draft, '3G')
    draft.goals[goalKey(null, metricId)] = { target: 296, challenge: null }

    shareEvenly(draft)

    const shares = draft.teams.map((team) => draft.goals[goalKey(team.id, metricId)]?.target)
    expect(shares).toEqual([99, 99, 98])
  })
})

describe('what is wrong with a draft', () => {
  it('is shown at the goal it is about, and in its step', () => {
    const draft = aDraft()
    const key = goalKey(draft.teams[1]?.id ?? '', idOf(draft, '宽带'))
    draft.goals[key] = { target: 50, challenge: 40 }

    const [problem] = problemsOf(toInput(draft))

    expect(problem).toEqual({ path: `goals.${key}.challenge`, key: 'forms.field.challengeBelowTarget' })
    expect(stepOf(problem?.path ?? '')).toBe('teams')
  })

  it.each([
    ['an end before the start', (draft: Draft) => (draft.endsOn = '2015-03-31'), 'endsOn', 'basics'],
    ['a team without a name', (draft: Draft) => (draft.teams[0]!.name = ' '), 'teams.0.name', 'teams'],
    ['a name that comes twice', (draft: Draft) => (draft.teams[1]!.name = '1 队'), 'teams.1.name', 'teams'],
    [
      'points left empty',
      (draft: Draft) => (draft.metrics[2]!.pointsPerUnit = null),
      'metrics.2.pointsPerUnit',
      'metrics',
    ],
    [
      'a metric without a unit',
      (draft: Draft) => draft.metrics.push(newMetric({ name: '4G' })),
      'metrics.3.unit',
      'metrics',
    ],
  ])('tells %s', (_what, spoil, path, step) => {
    const draft = aDraft()
    spoil(draft)

    const problems = problemsOf(toInput(draft))

    expect(problems.map((problem) => problem.path)).toEqual([path])
    expect(stepOf(path)).toBe(step)
  })
})
