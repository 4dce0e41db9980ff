import type { ReportFigures } from './contract'
import type { Phrases } from './phrases'

/** What a summary of lists says of each team, in its fixed order; nothing for a report of another kind. */
export const LIST_FIGURES = ['claimed', 'assigned', 'touched', 'won'] as const

export function listFigures(say: Phrases, { lists }: ReportFigures, teamId: string): { name: string; value: string }[] {
  const team = lists?.teams.find((each) => each.teamId === teamId)
  return team ? LIST_FIGURES.map((key) => ({ name: say.lists[key], value: String(team[key]) })) : []
}

/** How claimed lines convert against assigned ones, with the counts, and the lesson of the week. */
export function listRates(say: Phrases, { lists }: ReportFigures): { label: string; value: string }[] {
  if (!lists) return []
  const { claimed, assigned, lesson } = lists
  const rate = ({ lines, won }: { lines: number; won: number }) => `${won}/${lines} ${Math.round((won / lines) * 100)}%`
  return [
    ...(claimed.lines > 0 ? [{ label: say.lists.ofClaimed, value: rate(claimed) }] : []),
    ...(assigned.lines > 0 ? [{ label: say.lists.ofAssigned, value: rate(assigned) }] : []),
    ...(lesson ? [{ label: say.lists.lesson, value: say.lists.used(lesson.title, lesson.uses) }] : []),
  ]
}

/** All teams together, for a text of one line. */
export const listTotals = (say: Phrases, { lists }: ReportFigures): string =>
  lists
    ? LIST_FIGURES.map((key) => `${say.lists[key]} ${lists.teams.reduce((sum, team) => sum + team[key], 0)}`).join(' ')
    : ''
