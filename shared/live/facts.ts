import { z } from 'zod'
import { ContestChanged } from '#shared/contest/contests/facts'
import { DutyChanged } from '#shared/contest/duty/facts'
import { PortraitChanged } from '#shared/contest/portraits/facts'
import { ActivityTallied } from '#shared/field/activities/facts'
import { DraftMoved, ListTallied } from '#shared/field/lists/facts'
import { BonusRecorded } from '#shared/ledger/bonuses/facts'
import {
  DealActivated,
  DealCancelled,
  DealConfirmed,
  DealHeld,
  DealReassigned,
  DealRecorded,
  DealWithdrawn,
  GoalReached,
  LeadChanged,
  TeamOpened,
} from '#shared/ledger/deals/facts'
import { DisputeChanged, DisputeOpened, DisputeRuled } from '#shared/ledger/disputes/facts'
import { ImportLine, ImportRecorded } from '#shared/ledger/imports/facts'
import { ReportPublished, ReportWithdrawn } from '#shared/ritual/battle-reports/facts'
import { BenchmarkChanged } from '#shared/ritual/benchmarks/facts'
import { CeremonyChanged } from '#shared/ritual/ceremony/facts'
import { MeetingChanged } from '#shared/ritual/meetings/facts'
import { LessonPublished, LessonUsed } from '#shared/ritual/playbook/facts'
import { PledgeKept, PledgeMade } from '#shared/ritual/pledges/facts'
import { RequestMoved } from '#shared/ritual/requests/facts'
import { DisplayChanged } from '#shared/screens/displays/facts'

/** What happened, in the past tense. Each feature declares its own facts. */
export const LiveFact = z.discriminatedUnion('type', [
  ContestChanged,
  DutyChanged,
  PortraitChanged,
  DealRecorded,
  DealWithdrawn,
  DealCancelled,
  DealActivated,
  DealHeld,
  DealConfirmed,
  DealReassigned,
  LeadChanged,
  GoalReached,
  TeamOpened,
  ImportLine,
  ImportRecorded,
  DisputeOpened,
  DisputeRuled,
  DisputeChanged,
  ActivityTallied,
  ListTallied,
  DraftMoved,
  BonusRecorded,
  PledgeMade,
  PledgeKept,
  MeetingChanged,
  ReportPublished,
  ReportWithdrawn,
  BenchmarkChanged,
  CeremonyChanged,
  RequestMoved,
  DisplayChanged,
  LessonPublished,
  LessonUsed,
])
export type LiveFact = z.infer<typeof LiveFact>
export type FactType = LiveFact['type']
export type FactOf<Type extends FactType> = Extract<LiveFact, { type: Type }>

/** What a fact may change of what screens show; `agenda` is the director's view of a meeting. */
export type Touched =
  | 'totals'
  | 'flag'
  | 'pledges'
  | 'absences'
  | 'meetings'
  | 'agenda'
  | 'reports'
  | 'benchmarks'
  | 'ceremony'
  | 'disputes'
  | 'requests'
  | 'lessons'
  | 'activities'
  | 'lists'
  | 'drafts'
  | 'bonuses'

/** `sale` is celebrated at once, `consequence` follows its sale, `reversal` takes both back. */
export type Cheer = 'sale' | 'consequence' | 'reversal'

/** How screens treat a fact. Rights are granted here and nowhere else: a fact without traits is shown on no screen. */
export interface FactTraits {
  /** Whether people outside the contest may read it, who were sent a link. */
  spectators: boolean
  /** Whether the feed of a TV shows it. */
  wall: boolean
  /** `news` is a line of the feed; `silent` only refreshes screens (LP10). */
  feed: 'news' | 'silent'
  touches: readonly Touched[]
  cheer?: Cheer
  /** Whether a TV interrupts its scenes for it. */
  interrupts?: true
}

const EVERYONE = { spectators: true, wall: true } as const
/** People of the contest, and the TVs of its halls. */
const HALL = { spectators: false, wall: true } as const
/** People of the contest alone. */
const PEOPLE = { spectators: false, wall: false } as const

const ON_DEAL = ['totals', 'flag', 'pledges'] as const
/** An open dispute ends, or goes on about another deal. */
const ON_DEAL_GONE = [...ON_DEAL, 'disputes'] as const

/** The one table of facts: audience, feed, refreshes and celebrations are looked up here. */
export const FACTS = {
  'contest.changed': { ...EVERYONE, feed: 'silent', touches: [] },
  'duty.changed': { ...HALL, feed: 'silent', touches: ['absences', 'flag', 'agenda'] },
  'portrait.changed': { ...HALL, feed: 'silent', touches: [] },
  'deal.recorded': { ...EVERYONE, feed: 'news', touches: ON_DEAL, cheer: 'sale', interrupts: true },
  'deal.withdrawn': { ...EVERYONE, feed: 'news', touches: ON_DEAL_GONE, cheer: 'reversal' },
  'deal.cancelled': { ...EVERYONE, feed: 'news', touches: ON_DEAL, cheer: 'reversal' },
  'deal.activated': { ...EVERYONE, feed: 'news', touches: ON_DEAL },
  'deal.held': { ...EVERYONE, feed: 'silent', touches: ON_DEAL },
  'deal.confirmed': { ...EVERYONE, feed: 'silent', touches: ON_DEAL },
  'deal.reassigned': { spectators: true, wall: false, feed: 'news', touches: ON_DEAL_GONE, cheer: 'reversal' },
  'lead.changed': { ...EVERYONE, feed: 'news', touches: [], cheer: 'consequence', interrupts: true },
  'goal.reached': { ...EVERYONE, feed: 'news', touches: [], cheer: 'consequence', interrupts: true },
  'team.opened': { ...EVERYONE, feed: 'news', touches: [], cheer: 'consequence', interrupts: true },
  'import.line': { ...EVERYONE, feed: 'silent', touches: [] },
  'import.recorded': { ...EVERYONE, feed: 'news', touches: ON_DEAL },
  'dispute.opened': { ...PEOPLE, feed: 'news', touches: ['disputes'] },
  'dispute.ruled': { ...PEOPLE, feed: 'news', touches: ['disputes'] },
  'dispute.changed': { ...PEOPLE, feed: 'silent', touches: ['disputes'] },
  'activity.tallied': { ...HALL, feed: 'silent', touches: ['activities'] },
  'list.tallied': { ...HALL, feed: 'silent', touches: ['lists'] },
  'draft.moved': { ...PEOPLE, feed: 'silent', touches: ['drafts'] },
  'bonus.recorded': { ...EVERYONE, feed: 'silent', touches: ['bonuses', 'flag'] },
  'pledge.made': { ...HALL, feed: 'news', touches: ['pledges', 'agenda'] },
  'pledge.kept': { ...EVERYONE, feed: 'news', touches: ['pledges', 'agenda'], cheer: 'consequence' },
  'meeting.changed': { ...HALL, feed: 'silent', touches: ['meetings', 'agenda'] },
  'report.published': { ...EVERYONE, feed: 'news', touches: ['reports'], interrupts: true },
  'report.withdrawn': { ...EVERYONE, feed: 'news', touches: ['reports'] },
  'benchmark.changed': { ...EVERYONE, feed: 'news', touches: ['benchmarks'] },
  'ceremony.changed': { ...HALL, feed: 'silent', touches: ['ceremony'] },
  'request.moved': { ...PEOPLE, feed: 'silent', touches: ['requests'] },
  'display.changed': { ...HALL, feed: 'silent', touches: [] },
  'lesson.published': { ...EVERYONE, feed: 'news', touches: ['lessons'] },
  'lesson.used': { ...EVERYONE, feed: 'news', touches: ['lessons'] },
} as const satisfies Record<FactType, FactTraits>

type WithTrait<Trait> = { [Type in FactType]: (typeof FACTS)[Type] extends Trait ? Type : never }[FactType]
type Touching<What extends Touched> = {
  [Type in FactType]: What extends (typeof FACTS)[Type]['touches'][number] ? Type : never
}[FactType]

export type FactTouching<What extends Touched> = FactOf<Touching<What>>
export type FactCheered<How extends Cheer> = FactOf<WithTrait<{ cheer: How }>>
export type InterruptingFact = FactOf<WithTrait<{ interrupts: true }>>

/** The traits of a stored or received fact; undefined for a type that this version does not know. */
export const traitsOf = ({ type }: { type: string }): FactTraits | undefined =>
  Object.hasOwn(FACTS, type) ? FACTS[type as FactType] : undefined

/** Whether the fact may change any of these. */
export const touches = <What extends Touched>(fact: LiveFact, ...what: What[]): fact is FactTouching<What> =>
  what.some((each) => traitsOf(fact)?.touches.includes(each))

/** Whether a TV interrupts its scenes for the fact. */
export const interrupts = (fact: LiveFact): fact is InterruptingFact => traitsOf(fact)?.interrupts === true

export const isCheered = <How extends Cheer>(fact: LiveFact, how: How): fact is FactCheered<How> =>
  traitsOf(fact)?.cheer === how

/** A fact that moves totals of a participant, of their helper and of their team. */
export type DealFact = FactOf<Extract<FactType, `deal.${string}`>>
export const isDealFact = (fact: LiveFact): fact is DealFact => fact.type.startsWith('deal.')
