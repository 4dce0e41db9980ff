import { DraftInput } from '#shared/contest/contests/contract'
import { type FieldProblem, problemOf } from '#web/forms/field-text'
import { goalKey } from './draft'

export const STEPS = ['basics', 'targets', 'teams', 'metrics', 'people', 'start'] as const
export type Step = (typeof STEPS)[number]

/** What the contract has against a draft, and names that come twice. */
export function problemsOf(input: DraftInput): FieldProblem[] {
  const parsed = DraftInput.safeParse(input)
  const issues = parsed.success ? [] : parsed.error.issues.map(problemOf)
  return [
    ...issues.map((problem) => byGoal(inOurWords(problem), input)),
    ...(['teams', 'metrics', 'offers'] as const).flatMap((list) => repeatedNames(list, input)),
  ]
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
