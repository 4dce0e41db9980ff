import { createHash } from 'node:crypto'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { resolveSeller } from '#server/contest/participants/acting-for'
import { type TerritoryMap, territoryOf } from '#server/contest/territories/territory-map'
import type { KnownDeal } from '#server/ledger/deals/deals.repository'
import type { DealToWrite } from '#server/ledger/deals/recording/sale'
import { mustHaveNumber } from '#server/ledger/deals/review-rules'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { Metric, ParticipantView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import {
  type DealLine,
  momentOf,
  type RecordDealInput,
  type RecordedDeal,
  TAP_TOLERANCE_MS,
} from '#shared/ledger/deals/contract'
import { quantityProblem } from '#shared/ledger/deals/quantity'
import { numbersOf } from '#shared/ledger/deals/review'
import { addDays, type Day, dayOf } from '#shared/platform/time/time'

/** 128 bits tell two contents apart. */
const DIGEST_LENGTH = 22

/** Idempotency digest. Excludes the customer: a hash of a phone number could be brute-forced after erasure. */
export function digestOf({ requestId, customerName, customerPhone, ...content }: RecordDealInput): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, DIGEST_LENGTH)
}

/** The first answer to the same request; refused with `request_reused` where its content was another. */
export function answerAgain(known: KnownDeal, digest: string): RecordedDeal {
  // Earlier versions stored the whole of it.
  if (known.digest.slice(0, DIGEST_LENGTH) !== digest) throw new AppError('request_reused')
  return known.answer
}

/** The sale as it may be written, with its lines priced; its quantities are not checked yet. */
export function checkedSale(
  contest: LoadedContest,
  person: Person,
  input: RecordDealInput,
  { digest, now, territories }: { digest: string; now: Date; territories: TerritoryMap },
): DealToWrite {
  contest.mustTakeWrites(person)
  const today = dayOf(now, contest.timezone)
  const seller = resolveSeller(contest, person, input.participantId)
  const businessDate = dayOfSale(contest, input, now)
  mustBeRecordable(contest, person, seller, businessDate, today)
  const lines = pricedLines(contest, input.items, businessDate)
  mustHaveNumber(contest, lines, numbersOf(input), businessDate)
  const helper = resolveHelper(contest, seller, input.helperId, businessDate)
  return {
    ...{ contest, seller, helper, businessDate, now, digest },
    input: { ...input, territoryId: territoryOf(territories, seller.id, businessDate, input) },
    ...byCounting(contest, lines),
    tappedAt: tapOf(input, now),
    isSilent: businessDate !== today,
    recorderId: person.accountId,
  }
}

/**
 * The day that a sale counts for: the one chosen, else that of the tap on the server's clock, however wrong the
 * device's is. What is tapped after the last day counts for that while the first result is checked.
 */
export function dayOfSale(contest: LoadedContest, { businessDate, tapped }: RecordDealInput, now: Date): Day {
  if (businessDate !== undefined) return businessDate
  const moment = tapped ? momentOf(tapped) : now
  if (moment.getTime() - now.getTime() > TAP_TOLERANCE_MS) throw new AppError('tap_in_future')
  const day = dayOf(moment < now ? moment : now, contest.timezone)
  return contest.view.status === 'settling' && day > contest.endsOn ? contest.endsOn : day
}

/** The moment of the tap on the server's clock, as far as the device knew it. */
function tapOf({ tapped }: RecordDealInput, now: Date): Date {
  const moment = tapped ? momentOf(tapped) : now
  return moment < now ? moment : now
}

/** Members record today and yesterday, directors and clerks any day of the contest so far. */
export function mustBeRecordable(
  contest: LoadedContest,
  person: Person,
  seller: ParticipantView,
  businessDate: Day,
  today: Day,
): void {
  if (businessDate > today) throw new AppError('business_date_in_future')
  if (businessDate < contest.startsOn || businessDate > contest.endsOn)
    throw new AppError('business_date_outside_contest')
  if (!keepsLedger(person) && businessDate < addDays(today, -1)) throw new AppError('business_date_too_old')
  mustTakePartOn(seller, businessDate)
}

/** A sale counts for a participant only from the day of joining to the day of leaving. */
export function mustTakePartOn({ activeFrom, activeTo }: ParticipantView, businessDate: Day): void {
  if (businessDate > (activeTo ?? businessDate)) throw new AppError('participant_left')
  if (businessDate < (activeFrom ?? businessDate)) throw new AppError('participant_not_yet_in')
}

/**
 * The lines of an input, each with its points under the rules of its day; an offer becomes several. Refuses with
 * `quantity_too_large` or `amount_too_large` what one sale of the metric, or of the offer, cannot have.
 */
export function pricedLines(contest: LoadedContest, items: RecordDealInput['items'], day: Day): DealLine[] {
  return items.flatMap(({ metricId, offerId, quantity }) => {
    if (metricId !== undefined) {
      mustFitOneSale(contest.rules.metricOn(metricId, day), quantity)
      return [{ metricId, quantity, points: contest.rules.pointsOn(metricId, day, quantity) }]
    }
    mustFitOneSale({ kind: 'count' }, quantity)
    return contest.rules.offer(offerId).lines.map((line) => {
      const sold = quantity * line.quantity
      const points = line.hasPoints ? contest.rules.pointsOn(line.metricId, day, sold) : 0
      return { metricId: line.metricId, quantity: sold, points }
    })
  })
}

/** One line of a sale or of a pledge. */
export function mustFitOneSale(metric: Pick<Metric, 'kind'>, quantity: number): void {
  const problem = quantityProblem(metric, quantity)
  if (problem) throw new AppError(problem)
}

/** Which lines count at once, and which wait for their activation. */
export function byCounting(
  contest: LoadedContest,
  lines: readonly DealLine[],
): { counted: DealLine[]; pending: DealLine[] } {
  const waits = ({ metricId }: DealLine) => contest.rules.metric(metricId).countsWhen === 'activated'
  return { counted: lines.filter((line) => !waits(line)), pending: lines.filter(waits) }
}

/** 协办: the helper, who must be another member of the seller's team taking part on that day. */
export function resolveHelper(
  contest: LoadedContest,
  seller: ParticipantView,
  helperId: string | undefined,
  businessDate: Day,
): ParticipantView | undefined {
  if (helperId === undefined) return undefined
  const helper = contest.rules.participant(helperId)
  if (!helper) throw new AppError('not_a_participant')
  if (helper.id === seller.id) throw new AppError('helper_is_seller')
  if (helper.teamId !== seller.teamId) throw new AppError('helper_of_other_team')
  if (!isActive(helper, businessDate)) throw new AppError('helper_not_in')
  return helper
}

/** The day on which something became known, by default the ledger's day; never before the day of the sale. */
export function knownOn(contest: LoadedContest, day: Day | undefined, soldOn: Day): Day {
  const known = day ?? contest.ledgerDay
  if (known > contest.today) throw new AppError('business_date_in_future')
  if (known < contest.startsOn || known > contest.endsOn) throw new AppError('business_date_outside_contest')
  if (known < soldOn) throw new AppError('known_before_sale')
  return known
}
