import { DraftInput } from '#shared/contest/contests/contract'
import { MOST_PER_GOAL } from '#shared/contest/contests/quantities'
import { type FieldProblem, problemOf } from '#web/forms/field-text'
import { goalKey } from './draft'

export const STEPS = ['basics', 'metrics', 'targets', 'teams', 'people', 'start'] as const
export type Step = (typeof STEPS)[number]

/** What the contract has against a draft, and names that come twice. */
export function problemsOf(input: DraftInput): FieldProblem[] {
  const parsed = DraftInput.safeParse(input)
  const issues = parsed.success ? [] : parsed.error.issues.map(problemOf)
  return [
    ...issues.filter((problem) => !isTooMuch(problem)).map((problem) => byGoal(inOurWords(problem), input)),
    ...goalsTooLarge(input),
    ...(['teams', 'metrics', 'offers'] as const).flatMap((list) => repeatedNames(list, input)),
  ]
}

const isTooMuch = ({ path, key }: FieldProblem) => path.startsWith('goals.') && key === 'forms.field.most'

/** How much a goal may be depends on what its metric counts; said in 元 of an amount. */
function goalsTooLarge({ goals, metrics }: DraftInput): FieldProblem[] {
  return goals.flatMap(({ teamId, metricId, ...figures }) => {
    const kind = metrics.find((metric) => metric.id === metricId)?.kind ?? 'count'
    const n = kind === 'amount' ? MOST_PER_GOAL.amount / 100 : MOST_PER_GOAL.count
    return (['target', 'challenge'] as const)
      .filter((side) => figures[side] > MOST_PER_GOAL[kind])
      .map((side) => ({ path: `goals.${goalKey(teamId, metricId)}.${side}`, key: 'forms.field.most', values: { n } }))
  })
}

function inOurWords(problem: FieldProblem): FieldProblem {
  if (problem.path === 'endsOn' && problem.key === 'forms.field.wrong')
    return { ...problem, key: 'forms.field.endBeforeStart' }
  if (problem.path.endsWith('.challenge') && problem.key === 'forms.field.wrong')
    return { ...problem, key: 'forms.field.challengeBelowTarget' }
  return problem
}

/** `goals.3.challenge` as the wizard knows it: by team and metric. */
export function byGoal(problem: FieldProblem, input: DraftInput): FieldProblem {
  const [list, index, field = 'target'] = problem.path.split('.')
  const goal = list === 'goals' ? input.goals[Number(index)] : undefined
  return goal ? { ...problem, path: `goals.${goalKey(goal.teamId, goal.metricId)}.${field}` } : problem
}

function repeatedNames(list: 'teams' | 'metrics' | 'offers', input: DraftInput): FieldProblem[] {
  const names = input[list].map((each) => each.name.trim())
  return names.flatMap((name, index) =>
    name !== '' && names.indexOf(name) < index ? [{ path: `${list}.${index}.name`, key: 'forms.field.repeated' }] : [],
  )
}

/** Where in the wizard a field is. */
export function stepOf(path: string): Step {
  if (path.startsWith('goals.whole:')) return 'targets'
  if (path.startsWith('goals') || path.startsWith('teams')) return 'teams'
  return /^(metrics|offers|rankingBasis|overall)/.test(path) ? 'metrics' : 'basics'
}
