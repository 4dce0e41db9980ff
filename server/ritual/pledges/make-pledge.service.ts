import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { resolvePledger } from '#server/contest/participants/acting-for'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { mustFitOneSale } from '#server/ledger/deals/recording/deal-rules'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import { isRaise, lowersNone, lowersNoQuantity, raisesAny, soldSoFar } from '#server/ritual/pledges/pledge-rules'
import { PledgeTermsService } from '#server/ritual/pledges/pledge-terms.service'
import { viewOf } from '#server/ritual/pledges/pledge-views'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { wallClock } from '#shared/platform/time/time'
import type { PledgeInput, PledgeView } from '#shared/ritual/pledges/contract'
import { currentCounts } from '#shared/ritual/pledges/pledged-activities'

type Kind = PledgeRevision['kind']

/** 表态: one pledge per participant and day, every revision kept. */
@Injectable()
export class MakePledgeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly pledges: PledgesRepository,
    private readonly standings: StandingsReader,
    private readonly journal: LiveJournal,
    private readonly terms: PledgeTermsService,
  ) {}

  /**
   * Pledges for today, or changes the current pledge. It can change freely until the lock: the morning meeting's close,
   * the contest's hour or the first deal after it was made, whichever comes first. After the lock it can only be raised
   * (`pledge_only_raise`). A first pledge counts as late after the close or the hour; before them it is a pledge on top of
   * what was sold already. In the evening also for the next working day.
   */
  pledge(person: Person, contestId: string, input: PledgeInput): Promise<PledgeView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const seller = resolvePledger(contest, person, input.participantId)
      for (const { metricId, quantity } of input.lines) mustFitOneSale(contest.rules.metric(metricId), quantity)
      const now = this.clock.now()
      const { day } = input
      await this.terms.mustBeOpen(contest, seller, day, now)

      const current = await this.pledges.find(contestId, day, seller.id)
      const totals = await this.standings.ofDay(contest, contest.viewpoint('public', day), seller.id)
      if (current && isSame(current, input)) return viewOf(contest, current, totals)
      const isEarly = day > wallClock(now, contest.timezone).day
      const kind = kindOf(current, !isEarly && (await this.terms.lockOf(contest, current, totals, now)) !== null)
      const key = { contestId, day, participantId: seller.id }
      const floor = await this.terms.floorFor(contest, current, key, now)
      const recordedBy = contest.rules.accountOf(seller.id) === person.accountId ? null : person.name
      const early = isEarly ? input.lines : (current?.early ?? null)
      const soldBefore = current ? current.soldBefore : kind === 'pledge' && !isEarly ? soldSoFar(totals) : null
      const activities = await this.terms.activitiesFor(contest, current, kind, input, seller.id)
      const next = changed(current, kind, input, { ...key, at: now, floor, recordedBy, early, soldBefore, activities })
      const facts = this.journal.reserve(contest)
      await this.pledges.save(next)
      const { lines, sentence } = input
      const said = { lines, activities: currentCounts(activities), sentence }
      await this.pledges.keep({ ...key, seq: facts.next, accountId: person.accountId, kind, ...said, at: now })
      const view = viewOf(contest, next, totals)
      facts.add({ fact: { type: 'pledge.made', pledge: view, isRaise: kind === 'raise', name: seller.name } })
      await this.journal.write(facts, now)
      return view
    })
  }
}

/** A pledge from before the lock can be raised; a first one after it is late. */
function kindOf(current: Pledge | null, isLocked: boolean): Kind {
  if (!isLocked) return 'pledge'
  return current ? 'raise' : 'late'
}

/** Whether it is a retry or a second tap, which changes nothing. */
function isSame(current: Pledge, input: PledgeInput): boolean {
  const { lines, sentence, support = current.support, activities = currentCounts(current.activities) } = input
  const text = (list: PledgeInput['lines']) =>
    JSON.stringify([...list].sort((a, b) => (a.metricId < b.metricId ? -1 : 1)))
  const isOfSameWords = current.sentence === sentence && current.support === support
  const counts = currentCounts(current.activities)
  const isOfSameCounts =
    activities.length === counts.length && !raisesAny(counts, activities) && lowersNone(counts, activities)
  return isOfSameWords && isOfSameCounts && text(current.raised ?? current.lines) === text(lines)
}

function changed(
  current: Pledge | null,
  kind: Kind,
  { lines, sentence, support = current?.support ?? '' }: PledgeInput,
  key: Pick<
    Pledge,
    'contestId' | 'day' | 'participantId' | 'at' | 'floor' | 'early' | 'recordedBy' | 'soldBefore' | 'activities'
  >,
): Pledge {
  if (!current || kind !== 'raise')
    return { ...key, lines, raised: null, sentence, support, isLate: kind === 'late', keptSeq: null }
  const { activities } = key
  const standing = current.raised ?? current.lines
  const isOfMoreActivities =
    raisesAny(currentCounts(current.activities), currentCounts(activities)) && lowersNoQuantity(standing, lines)
  if (!isOfMoreActivities && !isRaise(standing, lines)) throw new AppError('pledge_only_raise')
  // Sales that are the same as before are no raise of their own.
  const raised = isRaise(standing, lines) ? lines : current.raised
  return { ...current, activities, recordedBy: key.recordedBy, raised, sentence: sentence || current.sentence, support }
}
