import { z } from 'zod'
import { AbsenceKind } from '#shared/contest/duty/contract'
import { Segment } from '#shared/contest/territories/contract'
import { TeamLines } from '#shared/field/lists/team-lines'
import { Day } from '#shared/platform/time/time'
import { RequestCounts } from '#shared/ritual/requests/counts'
import { OpenAction, ShortfallCause } from '#shared/ritual/shortfalls/contract'
import { PraiseView } from './praise'

const TeamDay = z.object({ teamId: z.uuid(), metrics: z.record(z.uuid(), z.int()), points: z.int() })
const Named = z.object({ participantId: z.uuid(), name: z.string() })

export const RollCallItem = z.object({
  type: z.literal('roll_call'),
  onDuty: z.int(),
  absent: z.array(Named.extend({ kind: AbsenceKind })),
  /** 签到: how many of those on duty have come, and who of them late. */
  arrived: z.int().default(0),
  late: z.array(Named).default([]),
})

export const SloganItem = z.object({
  type: z.literal('slogan'),
  teams: z.array(z.object({ teamId: z.uuid(), slogan: z.string() })),
})

export const RallyItem = z.object({ type: z.literal('rally'), words: z.string() })

/** The last working day; `since` counts what changed after the evening's report was frozen. */
export const YesterdayItem = z.object({
  type: z.literal('yesterday'),
  day: Day,
  teams: z.array(TeamDay),
  reportId: z.uuid().nullable(),
  since: z.object({ recorded: z.int(), withdrawn: z.int() }).nullable(),
  /** 流动红旗: the team that won last week, at the first meeting of a week. */
  flagTeamId: z.uuid().optional(),
})

export const PraiseItem = z.object({ type: z.literal('praise'), praises: z.array(PraiseView) })

/** `needed` is 今日需 of the whole contest, by metric; the screen has the pledges live. */
export const PledgesItem = z.object({ type: z.literal('pledges'), needed: z.record(z.uuid(), z.int()) })

export const LessonItem = z.object({
  type: z.literal('lesson'),
  lessonId: z.uuid(),
  title: z.string(),
  story: z.string(),
  remark: z.string(),
  author: z.string(),
})

/** `lists` are the customers that teams hold: how many are due today, and how many no member has been to. */
export const FocusItem = z.object({
  type: z.literal('focus'),
  words: z.string(),
  actions: z.array(OpenAction),
  lists: z.array(TeamLines).default([]),
})

export const GoItem = z.object({ type: z.literal('go') })

/** Today against the pledges: kept ones by name, of the others only each team's share. */
export const ResultItem = z.object({
  type: z.literal('result'),
  day: Day,
  teams: z.array(TeamDay.extend({ kept: z.int(), pledged: z.int() })),
  kept: z.array(Named),
})

export const ShortfallsItem = z.object({
  type: z.literal('shortfalls'),
  gaps: z.array(
    z.object({
      metricId: z.uuid().nullable(),
      teamId: z.uuid().nullable(),
      area: z.string().nullable(),
      segment: Segment.nullable().default(null),
      actual: z.int(),
      due: z.int(),
      cause: ShortfallCause.nullable(),
      action: z.string().nullable(),
    }),
  ),
})

export const CasesItem = z.object({
  type: z.literal('cases'),
  won: z.string(),
  lost: z.string(),
  lessons: z.string(),
})

export const VoicesItem = z.object({
  type: z.literal('voices'),
  voices: z.array(z.object({ kind: z.string(), text: z.string(), count: z.int() })),
})

/** 支撑: how the back office kept its promises of the day, by kind and never by person. */
export const RequestsItem = z.object({ type: z.literal('requests'), counts: RequestCounts })

/** 明日客户清单: how many customers each team has tomorrow; each member reads their own on the phone. */
export const ListsItem = z.object({ type: z.literal('lists'), day: Day, teams: z.array(TeamLines) })

export const TomorrowItem = z.object({ type: z.literal('tomorrow'), words: z.string() })

/** 晨会, in its order. */
const MORNING = [
  RollCallItem,
  SloganItem,
  RallyItem,
  YesterdayItem,
  PraiseItem,
  PledgesItem,
  LessonItem,
  FocusItem,
  GoItem,
] as const

/** 夕会, in its order. */
const EVENING = [ResultItem, ShortfallsItem, CasesItem, VoicesItem, RequestsItem, ListsItem, TomorrowItem] as const

/**
 * One item of a meeting's agenda, as members and the projection see it: no list of the last, no private word. Pledges
 * and totals are not part of it, because every screen has them live.
 */
export const AgendaItem = z.discriminatedUnion('type', [...MORNING, ...EVENING])
export type AgendaItem = z.infer<typeof AgendaItem>
export type ItemType = AgendaItem['type']
export type ItemOf<Type extends ItemType> = Extract<AgendaItem, { type: Type }>

export const MeetingKind = z.enum(['morning', 'evening'])
export type MeetingKind = z.infer<typeof MeetingKind>

const typesOf = (items: readonly { shape: { type: { value: ItemType } } }[]) =>
  items.map((item) => item.shape.type.value)

/** The types of each meeting's items, in their order. */
export const AGENDA: Record<MeetingKind, readonly ItemType[]> = {
  morning: typesOf(MORNING),
  evening: typesOf(EVENING),
}

/** Items that an agenda omits until a director fills them; the editor shows their card all the same. */
export const OPTIONAL_ITEMS: ReadonlySet<ItemType> = new Set(['lesson'])

/** What directors write into a meeting; `lesson` holds the id of the lesson of the day, or '' for none. */
export const MeetingField = z.enum(['rally', 'focus', 'lesson', 'won', 'lost', 'lessons', 'tomorrow'])
export type MeetingField = z.infer<typeof MeetingField>

/** The item that shows each field. */
export const FIELD_ITEM = {
  rally: 'rally',
  focus: 'focus',
  lesson: 'lesson',
  won: 'cases',
  lost: 'cases',
  lessons: 'cases',
  tomorrow: 'tomorrow',
} as const satisfies Record<MeetingField, ItemType>

/** The fields of a meeting, in the order of its items. */
export const fieldsOf = (kind: MeetingKind): MeetingField[] =>
  AGENDA[kind].flatMap((type) => MeetingField.options.filter((field) => FIELD_ITEM[field] === type))
