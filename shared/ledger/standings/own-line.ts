import { z } from 'zod'
import { BoardSpan } from '#shared/contest/contests/span'
import { BoardKey, type MetricTotal, NO_TOTALS, type ParticipantStanding, type Totals } from './contract'

/** The list that a page shows one's own place in; a page that shows no rank asks for the gap alone. */
export const Look = z.strictObject({ board: BoardKey, isGapOnly: z.boolean().optional() })
export type Look = z.infer<typeof Look>

/**
 * One's own place in a list of `of` people. On the public list: the gap to the next higher value, null for the first.
 * `isBelow` it: the gap to that list; among few people there is none.
 */
export const OwnPlace = z.object({
  board: BoardKey,
  of: z.int(),
  rank: z.int().optional(),
  gap: z.int().nullable(),
  isBelow: z.literal(true).optional(),
})
export type OwnPlace = z.infer<typeof OwnPlace>

/** A figure of the whole contest, the month, the week and today. */
const OverTimes = z.tuple([z.int(), z.int(), z.int(), z.int()])
const Table = z.record(z.string(), OverTimes).optional()

/** One's own figures by `points`, `deals` and metric; what is left out is unchanged, or 0 where nothing was before. */
export const OwnFigures = z.object({
  sold: Table,
  cancelled: Table,
  pending: Table,
  /** 待核. */
  held: z.record(z.uuid(), z.int()).optional(),
})
export type OwnFigures = z.infer<typeof OwnFigures>

/** One's own line whole, as answers have it. */
export const WholeOwnLine = z.object({
  seq: z.int(),
  participantId: z.uuid(),
  teamId: z.uuid(),
  figures: OwnFigures,
  place: OwnPlace.optional(),
})
export type WholeOwnLine = z.infer<typeof WholeOwnLine>

/**
 * What changed in it since number `after`, that of the line last sent. Without `after` it only answers which place the page
 * shows; a `place` of another list than before names the list.
 */
export const OwnLineChange = z.object({
  contestId: z.uuid(),
  after: z.int().optional(),
  seq: z.int(),
  figures: OwnFigures.optional(),
  place: OwnPlace.partial({ board: true, of: true }).nullable().optional(),
})
export type OwnLineChange = z.infer<typeof OwnLineChange>

/** One's own line as a screen holds it, at a number. Its totals carry no `reachedSeq`: the server ranks. */
export interface OwnLine {
  seq: number
  standing: ParticipantStanding
  place?: OwnPlace | undefined
}

type TableName = 'sold' | 'cancelled' | 'pending'
const TABLES: Record<TableName, (totals: Totals, by: string) => number> = {
  sold: (totals, by) => (by === 'points' || by === 'deals' ? totals[by] : (totals.metrics[by]?.quantity ?? 0)),
  cancelled: (totals, by) =>
    (by === 'points' || by === 'deals' ? totals.cancelled?.[by] : totals.metrics[by]?.cancelled) ?? 0,
  pending: (totals, by) => totals.metrics[by]?.pending ?? 0,
}

/** What a line shows that the one before did not; all of it where there was none. */
export function figuresAfter(before: ParticipantStanding | undefined, after: ParticipantStanding): OwnFigures {
  const figures: OwnFigures = {}
  const spans = BoardSpan.options.map((span) => [before?.[span] ?? NO_TOTALS, after[span] ?? NO_TOTALS] as const)
  const metrics = spans.flatMap((pair) => pair.flatMap((totals) => Object.keys(totals.metrics)))
  const keys = new Set(['points', 'deals', ...metrics])
  for (const [table, read] of Object.entries(TABLES)) {
    for (const by of keys) {
      if (spans.every(([was, is]) => read(was, by) === read(is, by))) continue
      figures[table as TableName] ??= {}
      Object.assign(figures[table as TableName] ?? {}, { [by]: spans.map(([, is]) => read(is, by)) })
    }
  }
  for (const id of new Set([...Object.keys(before?.held ?? {}), ...Object.keys(after.held ?? {})])) {
    const quantity = after.held?.[id] ?? 0
    if (quantity !== (before?.held?.[id] ?? 0)) figures.held = { ...figures.held, [id]: quantity }
  }
  return figures
}

/** The line after those changes. */
export function withFigures(before: ParticipantStanding, figures: OwnFigures): ParticipantStanding {
  const { participantId, teamId } = before
  const after: ParticipantStanding = { participantId, teamId, whole: NO_TOTALS, today: NO_TOTALS }
  BoardSpan.options.forEach((span, index) => {
    after[span] = totalsWith(before[span] ?? NO_TOTALS, figures, index)
  })
  const held = Object.entries({ ...before.held, ...figures.held }).filter(([, quantity]) => quantity !== 0)
  return held.length > 0 ? { ...after, held: Object.fromEntries(held) } : after
}

/** The line that an answer says whole. */
export function ownLineFrom({ seq, participantId, teamId, figures, place }: WholeOwnLine): OwnLine {
  const standing = withFigures({ participantId, teamId, whole: NO_TOTALS, today: NO_TOTALS }, figures)
  return { seq, standing, place }
}

function totalsWith(before: Totals, figures: OwnFigures, index: number): Totals {
  const cell = (table: TableName, by: string) => figures[table]?.[by]?.[index] ?? TABLES[table](before, by)
  const metrics: Record<string, MetricTotal> = {}
  const changed = Object.keys(TABLES).flatMap((table) => Object.keys(figures[table as TableName] ?? {}))
  for (const id of new Set([...Object.keys(before.metrics), ...changed])) {
    if (id === 'points' || id === 'deals') continue
    const [quantity, cancelled, pending] = [cell('sold', id), cell('cancelled', id), cell('pending', id)]
    if (quantity === 0 && cancelled === 0 && pending === 0) continue
    metrics[id] = { quantity, reachedSeq: 0, ...(cancelled && { cancelled }), ...(pending && { pending }) }
  }
  const cancelled = { deals: cell('cancelled', 'deals'), points: cell('cancelled', 'points') }
  const totals = { points: cell('sold', 'points'), deals: cell('sold', 'deals'), reachedSeq: 0, metrics }
  return cancelled.deals === 0 && cancelled.points === 0 ? totals : { ...totals, cancelled }
}
