import { z } from 'zod'
import { Segment } from '#shared/contest/territories/contract'
import { Outcome } from '#shared/field/activities/outcomes'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { LineTrouble, ListColumns } from './columns'
import { ClaimMode, CustomerValue, ListArrival, ListKind, ListStatus, ListTerms } from './terms'

/** `left_out` is a row of the file with a trouble; `elsewhere` is 他渠道办理. */
export const LineState = z.enum(['left_out', 'free', 'held', 'won', 'lost', 'elsewhere'])
export type LineState = z.infer<typeof LineState>

/** How a hold begins: 认领, 轮选, 分配, 派单. */
export const BEGINS = ['claimed', 'picked', 'assigned', 'dispatched'] as const
/** How it ends: 放回, 保护期到, the person left, an assignment or pick undone, dealt on by the captain, 办理, 不办, 他渠道办理. */
export const ENDS = ['released', 'lapsed', 'returned', 'undone', 'dealt', 'won', 'lost', 'elsewhere'] as const
export const HoldKind = z.enum([...BEGINS, ...ENDS])
export type HoldKind = z.infer<typeof HoldKind>

/** What a list holds, by what has become of its lines; `claimed` and `assigned` say how those now held began. */
export const ListCounts = z.object({
  lines: z.int(),
  free: z.int(),
  claimed: z.int(),
  assigned: z.int(),
  won: z.int(),
  lost: z.int(),
  elsewhere: z.int(),
  /** Held for two days without a touch. */
  untouched: z.int(),
  leftOut: z.int(),
})
export type ListCounts = z.infer<typeof ListCounts>

export const ListView = z.object({
  id: z.uuid(),
  kind: ListKind,
  name: z.string(),
  arrival: ListArrival,
  status: ListStatus,
  terms: ListTerms.nullable(),
  opensAt: Instant.nullable(),
  fileName: z.string(),
  createdAt: Instant,
  /** What the product collects in it by itself: `winback`, `referral` or a quarter, 2015-Q3; null where it comes from a file. */
  kept: z.string().nullable(),
  counts: ListCounts,
})
export type ListView = z.infer<typeof ListView>
export const ListViews = z.array(ListView)

/** A list before it is opened: how its columns are read, the first rows, and what is wrong with the others. */
export const ListDraft = z.object({
  list: ListView,
  headers: z.array(z.string()),
  columns: ListColumns,
  preview: z.array(z.array(z.string())),
  troubles: z.array(z.object({ trouble: LineTrouble, rows: z.int(), places: z.array(z.int()) })),
  /** Lines whose territory the contest does not know; they have none. */
  withoutTerritory: z.int(),
  /** What holds where nothing else is chosen. */
  proposed: ListTerms,
})
export type ListDraft = z.infer<typeof ListDraft>

export const OpenListInput = z.strictObject({ name: text(40), terms: ListTerms })
export type OpenListInput = z.infer<typeof OpenListInput>

/**
 * A line of a list. Names and numbers are masked for all but the holder, who reads the whole name; `holderId` is null for
 * members of a line of others.
 */
export const LineView = z.object({
  id: z.uuid(),
  listId: z.uuid(),
  kind: ListKind,
  state: LineState,
  name: z.string().nullable(),
  number: z.string().nullable(),
  territoryId: z.uuid().nullable(),
  segment: Segment.nullable(),
  value: CustomerValue.nullable(),
  expiresOn: Day.nullable(),
  /** What the customer has, and pays for it a month, in 分. */
  plan: z.string().nullable(),
  paysFen: z.int().nullable(),
  /** What to offer, and what it costs a month. */
  offer: z.string().nullable(),
  feeFen: z.int().nullable(),
  /** 工单号 and 首触时限 of a list that arrived assigned. */
  orderNo: z.string().nullable(),
  dueAt: Instant.nullable(),
  holderId: z.uuid().nullable(),
  heldSince: Instant.nullable(),
  /** The last day of the hold, unless it is touched. */
  lapsesOn: Day.nullable(),
  touchedAt: Instant.nullable(),
  /** 下次, as its holder said. */
  nextOn: Day.nullable(),
})
export type LineView = z.infer<typeof LineView>

export const LinePage = z.object({ lines: z.array(LineView), next: z.int().nullable() })
export type LinePage = z.infer<typeof LinePage>

export const LinesQuery = z.strictObject({
  state: LineState.optional(),
  after: z.coerce.number().int().min(0).default(0),
})
export type LinesQuery = z.infer<typeof LinesQuery>

/** Why a line is among the three to go to first. */
export const LineReason = z.enum(['next', 'lapses', 'expires', 'value', 'untouched', 'longest'])
export type LineReason = z.infer<typeof LineReason>

/** A list that a member may claim from: how many lines are free, and how many the member may still take. */
export const OpenList = z.object({
  id: z.uuid(),
  kind: ListKind,
  name: z.string(),
  claimMode: ClaimMode,
  closesAt: Instant,
  ownAreaUntil: Instant.nullable(),
  free: z.int(),
  lines: z.int(),
  held: z.int(),
  cap: z.int(),
})
export type OpenList = z.infer<typeof OpenList>

/** 我的名单: the caller's lines, the most urgent first, and the three to go to first today, with the reason. */
export const OwnLists = z.object({
  lists: z.array(OpenList),
  lines: z.array(LineView),
  first: z.array(z.object({ lineId: z.uuid(), reason: LineReason })),
  /** 下次: visits to named customers that go on today, or were to in the last week. */
  visits: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      number: z.string().nullable(),
      outcome: Outcome.nullable(),
      nextOn: Day,
    }),
  ),
  /** Lines of the caller that others have closed, as long as one may object. */
  closed: z.array(LineView),
})
export type OwnLists = z.infer<typeof OwnLists>

export const ClaimInput = z.strictObject({ requestId: z.uuid(), lineId: z.uuid() })
export type ClaimInput = z.infer<typeof ClaimInput>

/** 放回: the line goes back to those who may claim it. */
export const ReleaseInput = z.strictObject({ requestId: z.uuid(), reason: text(100, { min: 0 }).default('') })
export type ReleaseInput = z.infer<typeof ReleaseInput>
