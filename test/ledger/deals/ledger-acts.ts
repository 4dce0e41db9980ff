import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { ContestsService } from '#server/contest/contests/contests.service'
import { RevisionsService } from '#server/contest/contests/revisions.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { ActivationsService } from '#server/ledger/deals/activations/activations.service'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { NumbersService } from '#server/ledger/deals/reviews/numbers.service'
import { ReviewsService } from '#server/ledger/deals/reviews/reviews.service'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import { RulingsService } from '#server/ledger/disputes/rulings.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import type { DealItem } from '#shared/ledger/deals/contract'
import type { RuleDisputeInput } from '#shared/ledger/disputes/contract'
import type { PlainContests } from '#test/support/plain-contest'
import type { TestApp } from '#test/support/test-app'
import type { TestClock } from '#test/support/test-clock'

export const PEOPLE = 5
/** A history begins on Friday, the third of these days, and may go on over the weekend. */
export const DAYS = ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-11', '2015-04-12', '2015-04-13'] as const
const BEGINS = 2

/** What people do; `deal` counts round the deals so far, `lines` some of its lines by their bits, 0 for all of them. */
export type Act =
  | {
      kind: 'sell'
      seller: number
      helper: number
      what: number
      quantity: number
      day: number
      number: number
      isRetried: boolean
    }
  | { kind: 'import'; seller: number; what: number; quantity: number; day: number; number: number; rows: number }
  | { kind: 'withdraw'; deal: number }
  | { kind: 'cancel'; deal: number; lines: number; day: number }
  | { kind: 'activate'; deal: number; lines: number; day: number }
  | { kind: 'reassign'; deal: number; to: number }
  | { kind: 'object'; deal: number }
  | { kind: 'rule'; dispute: number; deal: number; outcome: number; to: number }
  | { kind: 'confirm'; deal: number }
  | { kind: 'refuse'; deal: number }
  | { kind: 'number'; deal: number; number: number; count: number }
  | { kind: 'noon' }
  | { kind: 'sleep' }
  | { kind: 'revise'; what: number; points: number; ahead: number }
  | { kind: 'aim'; team: number; what: number; target: number; ahead: number }
  | { kind: 'takePart'; who: number; from: number; to: number }
  | { kind: 'absent'; who: number; day: number; isBack: boolean }
  | { kind: 'calendar'; day: number; isWorking: boolean }

const deal = fc.nat(11)
/** Mostly one that has begun: what is dated in the future is refused. */
const day = fc.oneof({ weight: 2, arbitrary: fc.nat(BEGINS) }, { weight: 1, arbitrary: fc.nat(DAYS.length - 1) })
const lines = fc.nat(7)
const of = <Kind extends Act['kind']>(kind: Kind) => ({ kind: fc.constant(kind) })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...of('sell'),
      seller: fc.nat(PEOPLE - 1),
      helper: fc.nat(PEOPLE * 2),
      what: fc.nat(3),
      quantity: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
        { weight: 1, arbitrary: fc.constant(8) },
      ),
      day,
      number: fc.nat(4),
      isRetried: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...of('import'),
      seller: fc.nat(PEOPLE - 1),
      what: fc.nat(2),
      quantity: fc.integer({ min: 1, max: 9 }),
      day,
      number: fc.nat(4),
      rows: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...of('withdraw'), deal }) },
  { weight: 2, arbitrary: fc.record({ ...of('cancel'), deal, lines, day }) },
  { weight: 4, arbitrary: fc.record({ ...of('activate'), deal, lines: fc.oneof(fc.constant(0), lines), day }) },
  { weight: 1, arbitrary: fc.record({ ...of('reassign'), deal, to: fc.nat(PEOPLE - 1) }) },
  { weight: 1, arbitrary: fc.record({ ...of('object'), deal }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...of('rule'),
      dispute: fc.nat(3),
      deal: fc.nat(1),
      outcome: fc.nat(2),
      to: fc.nat(PEOPLE - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ ...of('confirm'), deal }) },
  { weight: 1, arbitrary: fc.record({ ...of('refuse'), deal }) },
  { weight: 2, arbitrary: fc.record({ ...of('number'), deal, number: fc.nat(4), count: fc.constantFrom(1, 8) }) },
  { weight: 2, arbitrary: fc.record(of('noon')) },
  { weight: 1, arbitrary: fc.record(of('sleep')) },
  { weight: 1, arbitrary: fc.record({ ...of('revise'), what: fc.nat(2), points: fc.nat(9), ahead: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...of('aim'), team: fc.nat(1), what: fc.nat(2), target: fc.nat(20), ahead: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ ...of('takePart'), who: fc.nat(PEOPLE - 1), from: fc.nat(9), to: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ ...of('absent'), who: fc.nat(PEOPLE - 1), day, isBack: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ ...of('calendar'), day, isWorking: fc.boolean() }) },
)
/**
 * Rounds follow each other; what is in a round happens at once. A review is ended where a deal is 待核, and a dispute is
 * ruled on only where one is open: short histories would reach neither.
 */
export const history = fc.array(fc.array(act, { minLength: 2, maxLength: 5 }), { minLength: 4, maxLength: 8 })

/** What such acts may be refused with, as they look neither at the day nor at what has become of the deal. */
export const REFUSALS = [
  'already_withdrawn',
  'already_cancelled',
  'already_reassigned',
  'business_date_in_future',
  'known_before_sale',
  'line_not_pending',
  'same_participant',
  'participant_left',
  'participant_not_yet_in',
  'helper_not_in',
  'dispute_deal_gone',
  'dispute_repeated',
  'dispute_closed',
  'dispute_changed',
  'deal_under_review',
  'deal_not_under_review',
  'revision_already_sold',
  'revision_reaches_back',
  'revision_before_last',
  'revision_changes_nothing',
]

/** Performs acts in one contest, as its director. */
export class History {
  private today = BEGINS
  private readonly deals: string[] = []

  constructor(
    private readonly app: TestApp,
    private readonly clock: TestClock,
    private readonly contests: PlainContests,
    private readonly contest: ContestView,
  ) {
    this.wake()
  }

  /** The contest's day at the end of what has been lived so far. */
  get day(): string {
    return DAYS[this.today] ?? DAYS[BEGINS]
  }

  /** Everything of a round at once; resolves to the codes of what was refused. */
  async live(round: readonly Act[]): Promise<unknown[]> {
    const done = await Promise.allSettled(round.flatMap((each) => this.perform(each)))
    const refused: unknown[] = []
    for (const outcome of done)
      if (outcome.status === 'rejected') refused.push(outcome.reason.code ?? outcome.reason)
      else if (outcome.value && !this.deals.includes(outcome.value)) this.deals.push(outcome.value)
    return refused
  }

  private wake(): void {
    this.clock.set(`${this.day}T10:00:00+08:00`)
  }

  /** Each resolves to the id of the deal that it made, if it made one. */
  private perform(each: Act): Promise<string | undefined>[] {
    switch (each.kind) {
      case 'sell':
        return this.sell(each)
      case 'sleep':
        this.today = Math.min(this.today + 1, DAYS.length - 1)
        this.wake()
        return []
      case 'noon':
        return [this.noon().then(() => undefined)]
      case 'import':
        return [this.import(each).then(() => undefined)]
      case 'rule':
        return [this.ruleOn(each).then(() => undefined)]
      case 'revise':
      case 'aim':
      case 'takePart':
      case 'absent':
      case 'calendar':
        return [this.rule(each).then(() => undefined)]
      case 'confirm':
      case 'refuse':
      case 'number':
        return [this.review(each)]
      default: {
        const id = this.deals[each.deal % this.deals.length]
        return id ? [this.undo(each, id)] : []
      }
    }
  }

  private sell({ seller, helper, what, quantity, day, number, isRetried }: Extract<Act, { kind: 'sell' }>) {
    const { offers, metrics, participants, id } = this.contest
    const items: DealItem[] = [
      what === 3 ? { offerId: offers[0]?.id, quantity } : { metricId: metrics[what]?.id, quantity },
    ]
    const own = participants[seller]
    const other = participants[helper]
    const input = {
      requestId: randomUUID(),
      businessDate: DAYS[day] ?? this.day,
      items,
      ...numbered(number),
      participantId: own?.id,
      ...(other && other.id !== own?.id && other.teamId === own?.teamId ? { helperId: other.id } : {}),
    }
    const record = () => this.app.get(DealsService).record(this.contests.director, id, input)
    return Array.from({ length: isRetried ? 2 : 1 }, () => record().then((deal) => deal.id))
  }

  /** Sales that have waited for their number over the weekend are looked for as of Monday noon. */
  private async noon(): Promise<void> {
    this.clock.set('2015-04-13T12:00:00+08:00')
    const looked = this.app.get(NumberDeadlines).look()
    this.wake()
    await looked
  }

  /** Some rows of a file, all written in one unit and silently. */
  private import({ seller, what, quantity, day, number, rows }: Extract<Act, { kind: 'import' }>): Promise<string[]> {
    const { app, contest } = this
    const { director } = this.contests
    const lines = [{ metricId: contest.metrics[what]?.id ?? '', quantity }]
    const sale = { lines, businessDate: DAYS[day] ?? this.day }
    const sellers = contest.participants
    return app.get(UnitOfWork).writeContestAs(director, contest.id, async () => {
      const loaded = await app.get(ContestsService).loadFor(director, contest.id)
      const sales = Array.from({ length: rows }, (_, n) => sellers[(seller + n) % sellers.length])
        .flatMap((person) => loaded.rules.participant(person?.id ?? '') ?? [])
        .filter((person) => isActive(person, sale.businessDate) && sale.businessDate <= loaded.today)
        .map((person) => ({ ...sale, ...numbered(number), seller: person }))
      return sales.length > 0 ? app.get(DealBatches).write(director, loaded, sales, this.clock.now()) : []
    })
  }

  /** 裁定 of one of the disputes that are open, about one of its deals. */
  private async ruleOn({ dispute, deal, outcome, to }: Extract<Act, { kind: 'rule' }>): Promise<void> {
    const { app, contest } = this
    const { director } = this.contests
    const open = await app.get(DisputesService).list(director, contest.id, { openOnly: 'true' })
    const about = open[dispute % open.length]
    if (!about) return
    const dealId = about.deals[deal % about.deals.length]?.id ?? ''
    const participantId = contest.participants[to]?.id ?? ''
    const reason = '裁定'
    const rulings: RuleDisputeInput[] = [
      { outcome: 'stands', reason },
      { outcome: 'taken_back', dealId, reason },
      { outcome: 'reassigned', dealId, participantId, reason },
    ]
    await app.get(RulingsService).rule(director, contest.id, about.id, rulings[outcome] as RuleDisputeInput)
  }

  /** One of the deals that are 待核, or any deal where none is. */
  private async review(each: Extract<Act, { kind: 'confirm' | 'refuse' | 'number' }>): Promise<undefined> {
    const { app, contest } = this
    const { director } = this.contests
    const waiting = await this.waiting()
    const among = waiting.length > 0 ? waiting : this.deals
    const id = among[each.deal % among.length]
    if (!id) return
    if (each.kind === 'confirm') await app.get(ReviewsService).confirm(director, contest.id, id)
    else if (each.kind === 'refuse') await app.get(ReviewsService).refuse(director, contest.id, id, '多报了')
    else {
      const numbers = Array.from({ length: each.count }, (_, n) => `1860537000${each.number + n}`)
      await app.get(NumbersService).add(director, contest.id, id, numbers)
    }
  }

  private async waiting(): Promise<string[]> {
    const uow = this.app.get(UnitOfWork)
    const rows = await uow.read(
      () => uow.sql<{ dealId: string }>`
        select distinct p."dealId" from pending_line p
        where p."contestId" = ${this.contest.id} and p."state" = 'pending' and p."waitsFor" = 'review'`,
    )
    const held = new Set(rows.map((row) => row.dealId))
    return this.deals.filter((id) => held.has(id))
  }

  private async undo(
    each: Extract<Act, { kind: 'withdraw' | 'cancel' | 'activate' | 'reassign' | 'object' }>,
    id: string,
  ): Promise<string | undefined> {
    const { app, contest } = this
    const { director } = this.contests
    if (each.kind === 'withdraw')
      return void (await app.get(WithdrawalsService).withdraw(director, contest.id, id, '录错'))
    if (each.kind === 'object')
      return void (await app.get(DisputesService).open(director, contest.id, { dealId: id, sentence: '有异议' }))
    if (each.kind === 'reassign') {
      const participantId = contest.participants[each.to]?.id ?? ''
      const input = { participantId, reason: '改判' }
      return (await app.get(ReassignmentsService).reassign(director, contest.id, id, input)).dealId
    }
    const lines = [0, 1, 2].filter((line) => each.lines & (1 << line))
    const input = { ...(lines.length > 0 ? { lines } : {}), day: DAYS[each.day] ?? this.day }
    if (each.kind === 'activate') await app.get(ActivationsService).activate(director, contest.id, id, input)
    else await app.get(CancellationsService).cancel(director, contest.id, id, { ...input, reason: '退订' })
    return undefined
  }

  private rule(each: Extract<Act, { kind: 'revise' | 'aim' | 'takePart' | 'absent' | 'calendar' }>): Promise<unknown> {
    const { app, contest } = this
    const { director } = this.contests
    if (each.kind === 'takePart') {
      const [activeFrom, activeTo] = [DAYS[each.from] ?? null, DAYS[each.to] ?? null]
      const participantId = contest.participants[each.who]?.id ?? ''
      return app.get(ParticipantsService).amend(director, contest.id, participantId, { activeFrom, activeTo })
    }
    if (each.kind === 'revise' || each.kind === 'aim') {
      const from = DAYS[Math.min(this.today + each.ahead, DAYS.length - 1)] ?? this.day
      const metricId = contest.metrics[each.what]?.id ?? ''
      if (each.kind === 'aim') {
        const teamId = contest.teams[each.team]?.id ?? ''
        const goals = [{ teamId, metricId, target: each.target, challenge: each.target + 5 }]
        return app
          .get(RevisionsService)
          .publish(director, contest.id, { from, reason: '上级调整', goals, points: [], metrics: [] })
      }
      const points = [{ metricId, pointsPerUnit: each.points }]
      return app
        .get(RevisionsService)
        .publish(director, contest.id, { from, reason: '上级调整', points, goals: [], metrics: [] })
    }
    const day = DAYS[each.day] ?? this.day
    if (each.kind === 'calendar')
      return app
        .get(DutyService)
        .setCalendar(director, contest.id, { days: [{ day, isWorking: each.isWorking, note: '' }] })
    const participantId = contest.participants[each.who]?.id ?? ''
    const kind = each.isBack ? null : ('leave' as const)
    return app.get(DutyService).setAbsence(director, contest.id, { day, participantId, kind })
  }
}

/** A number that others have too, or none. */
const numbered = (number: number) => (number === 0 ? {} : { reference: `1860537000${number}` })
