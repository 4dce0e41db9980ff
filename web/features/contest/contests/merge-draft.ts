import { DRAFT_PARTS, type DraftInput, type DraftPart } from '#shared/contest/contests/contract'
import { goalKey } from './draft'

/** What both directors changed, each in another way; `theirs` is undefined where the other one took it away. */
export interface Clash {
  part: DraftPart
  /** Of a list: which of its rows. */
  key?: string
  name?: string
  theirs: unknown
}

export interface Merged {
  input: DraftInput
  /** The parts that came from the other director. */
  taken: DraftPart[]
  clashes: Clash[]
}

type Row = Record<string, unknown>
const LISTS = ['metrics', 'offers', 'teams', 'goals'] as const
type List = (typeof LISTS)[number]
const isList = (part: DraftPart): part is List => (LISTS as readonly DraftPart[]).includes(part)
const isSame = (a: unknown, b: unknown) => canonical(a) === canonical(b)
const keyOf = (row: Row) => String(row.id ?? goalKey(row.teamId as string | null, row.metricId as string | null))

/** Brings together two drafts that began as `was`: what only one changed holds, and what both did stays `mine` and is named. */
export function mergeDraft(was: DraftInput, mine: DraftInput, theirs: DraftInput): Merged {
  const own = withTheirIds(was, mine, theirs)
  const input: DraftInput = { ...own }
  const taken: DraftPart[] = []
  const clashes: Clash[] = []
  for (const part of DRAFT_PARTS) {
    if (isSame(was[part], theirs[part]) || isSame(own[part], theirs[part])) continue
    if (isList(part)) {
      const merged = mergeRows(part, rows(was, part), rows(own, part), rows(theirs, part))
      if (!isSame(merged.rows, own[part])) taken.push(part)
      clashes.push(...merged.clashes)
      Object.assign(input, { [part]: merged.rows })
    } else if (isSame(was[part], own[part])) {
      taken.push(part)
      Object.assign(input, { [part]: theirs[part] })
    } else clashes.push({ part, theirs: theirs[part] })
  }
  return { input: withoutStrayGoals(input), taken, clashes }
}

/** The draft with the other director's side of one clash. */
export function takeTheirs(input: DraftInput, { part, key, theirs }: Clash): DraftInput {
  if (!isList(part)) return { ...input, [part]: theirs }
  const kept = rows(input, part)
  const isIn = kept.some((row) => keyOf(row) === key)
  const replaced = kept.flatMap((row) => (keyOf(row) !== key ? [row] : theirs ? [theirs as Row] : []))
  return withoutStrayGoals({ ...input, [part]: isIn || !theirs ? replaced : [...replaced, theirs as Row] })
}

function mergeRows(part: List, was: Row[], mine: Row[], theirs: Row[]): { rows: Row[]; clashes: Clash[] } {
  const clashes: Clash[] = []
  const find = (list: Row[], key: string) => list.find((row) => keyOf(row) === key)
  const isReordered = !isSame(was.map(keyOf), mine.map(keyOf))
  const [first, second] = isReordered ? [mine, theirs] : [theirs, mine]
  const keys = new Set([...first, ...second].map(keyOf))
  const merged = [...keys].flatMap((key): Row[] => {
    const [before, own, other] = [find(was, key), find(mine, key), find(theirs, key)]
    if (isSame(own, other) || isSame(before, other)) return own ? [own] : []
    if (isSame(before, own)) return other ? [other] : []
    clashes.push({ part, key, name: String(own?.name ?? other?.name ?? ''), theirs: other })
    const kept = own ?? other
    return kept ? [kept] : []
  })
  return { rows: merged, clashes }
}

/** Two who begin the same new draft both begin with its presets: rows added under one name are one row. */
function withTheirIds(was: DraftInput, mine: DraftInput, theirs: DraftInput): DraftInput {
  let text = JSON.stringify(mine)
  for (const list of ['metrics', 'teams', 'offers'] as const) {
    const isOld = (id: string) => was[list].some((row) => row.id === id)
    for (const { id, name } of mine[list]) {
      const twin = theirs[list].find((row) => row.name === name && !isOld(row.id))
      if (twin && !isOld(id)) text = text.replaceAll(id, twin.id)
    }
  }
  return JSON.parse(text) as DraftInput
}

/** Goals of a team or a metric that one of the two removed go with it, as they do in the wizard. */
function withoutStrayGoals(input: DraftInput): DraftInput {
  const ids = new Set<string | null>([null, ...input.teams.map(({ id }) => id), ...input.metrics.map(({ id }) => id)])
  return { ...input, goals: input.goals.filter(({ teamId, metricId }) => ids.has(teamId) && ids.has(metricId)) }
}

const rows = (input: DraftInput, part: List): Row[] => input[part] as unknown as Row[]

/** Text that is the same for equal values, in whatever order their keys were written. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, each) =>
      each && typeof each === 'object' && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? ''
  )
}
