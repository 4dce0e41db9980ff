import type { ViewAudience, Viewpoint } from '#server/journal/facts/viewpoint'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { addedMetric, contestOn } from '#shared/contest/contests/contest-on'
import {
  type ContestView,
  type Metric,
  type Offer,
  type ParticipantView,
  statusOn,
  takesWrites,
} from '#shared/contest/contests/contract'
import { pointsFor } from '#shared/contest/contests/quantities'

/** What a contest's row says, as every unit that touches the contest reads it first. */
export interface ContestHead {
  id: string
  centerId: string
  headSeq: number
  epoch: string
  revision: number
}

/** A participant and the account behind it. */
export interface Enrolment {
  participant: ParticipantView
  accountId: string
}

/** What changes seldom: shared by all units that read the contest at one revision, and never changed in place. */
export class ContestRules {
  private readonly byAccount: Map<string, Enrolment>
  private readonly byId: Map<string, Enrolment>
  private readonly metricsById: Map<string, Metric>
  private readonly offersById: Map<string, Offer>
  private shown: { today: string; view: ContestView } | undefined

  constructor(
    readonly view: ContestView,
    enrolments: readonly Enrolment[],
  ) {
    this.byAccount = new Map(enrolments.map((enrolment) => [enrolment.accountId, enrolment]))
    this.byId = new Map(enrolments.map((enrolment) => [enrolment.participant.id, enrolment]))
    const added = (view.revisions ?? []).flatMap(({ changes }) => changes.metrics)
    const metrics = [...view.metrics, ...added.map(addedMetric)]
    this.metricsById = new Map(metrics.map((metric) => [metric.id, metric]))
    this.offersById = new Map(view.offers.map((offer) => [offer.id, offer]))
  }

  /** The contest on that day, with the rules of the day; after the last day its status changes without being stored. */
  viewOn(today: string): ContestView {
    if (this.shown?.today !== today) {
      const { view } = this
      const status = statusOn(view.status, view.endsOn, today)
      const ruled = contestOn(view, today < view.endsOn ? today : view.endsOn)
      this.shown = { today, view: status === view.status ? ruled : { ...ruled, status } }
    }
    return this.shown.view
  }

  participantOf(accountId: string): ParticipantView | undefined {
    return this.byAccount.get(accountId)?.participant
  }

  participant(id: string): ParticipantView | undefined {
    return this.byId.get(id)?.participant
  }

  accountOf(participantId: string): string | undefined {
    return this.byId.get(participantId)?.accountId
  }

  /** Its name and unit; what it is worth, and whether it is sold, is asked of a day. */
  metric(id: string): Metric {
    const metric = this.metricsById.get(id)
    if (!metric) throw new AppError('unknown_metric')
    return metric
  }

  /** As `metric`; nothing where the contest never had it. */
  findMetric(id: string): Metric | undefined {
    return this.metricsById.get(id)
  }

  /** What so much of it, sold on that day, is worth; refused where it was not sold then. */
  pointsOn(id: string, day: string, quantity: number): number {
    const metric = this.metricOn(id, day)
    return pointsFor(metric, quantity, metric.pointsPerUnit)
  }

  /** The metric under the rules of that day; refused where it was not sold then. */
  metricOn(id: string, day: string): Metric {
    const metric = this.metricsOn(day).find((each) => each.id === id)
    if (!metric) throw new AppError('unknown_metric')
    return metric
  }

  private metricsOn(day: string): readonly Metric[] {
    return this.view.revisions?.length ? contestOn(this.view, day).metrics : this.view.metrics
  }

  offer(id: string | undefined): Offer {
    const offer = id === undefined ? undefined : this.offersById.get(id)
    if (!offer) throw new AppError('unknown_offer')
    return offer
  }
}

/** A contest as one unit sees it, on its own today. */
export class LoadedContest {
  readonly id: string
  readonly centerId: string
  readonly headSeq: number
  readonly epoch: string
  readonly revision: number

  constructor(
    head: ContestHead,
    readonly rules: ContestRules,
    readonly today: string,
  ) {
    this.id = head.id
    this.centerId = head.centerId
    this.headSeq = head.headSeq
    this.epoch = head.epoch
    this.revision = head.revision
  }

  /** The same rules and day at a newer head, which must be of the same revision. */
  at(head: ContestHead): LoadedContest {
    if (head.revision !== this.revision) throw new Error('Another revision has other rules: load the contest')
    return new LoadedContest(head, this.rules, this.today)
  }

  /** The contest at its head, as this audience sees it today; of a board of another day, on that day. */
  viewpoint(audience: ViewAudience, day = this.today): Viewpoint {
    return { audience, upToSeq: this.headSeq, today: day }
  }

  /** For readers whose tables hold the state of the head alone; throws for an earlier number. */
  assertHead({ upToSeq }: Viewpoint): void {
    if (upToSeq !== this.headSeq) throw new Error(`Only number ${this.headSeq}, the head, can be read`)
  }

  get view(): ContestView {
    return this.rules.viewOn(this.today)
  }
  get status(): ContestView['status'] {
    return this.view.status
  }
  get timezone(): string {
    return this.view.timezone
  }
  get startsOn(): string {
    return this.view.startsOn
  }
  get endsOn(): string {
    return this.view.endsOn
  }
  get lockTime(): string {
    return this.view.lockTime
  }

  participantOf(accountId: string): ParticipantView | undefined {
    return this.rules.participantOf(accountId)
  }

  mustBeDraft(): void {
    if (this.status !== 'draft') throw new AppError('contest_not_draft')
  }

  /** The last day that the ledger may be dated: today, and in 公示期 the contest's last day. */
  get ledgerDay(): string {
    return this.today < this.endsOn ? this.today : this.endsOn
  }

  /** For the daily life of a contest, which ends with its last day: pledges, meetings, voices. */
  mustBeRunning(): void {
    this.mustHaveStarted()
    if (this.status === 'settling') throw new AppError('contest_settling')
  }

  /** For the ledger: in 公示期 only directors and clerks correct it, inside the contest's days. */
  mustTakeWrites(person: Person): void {
    this.mustHaveStarted()
    if (!takesWrites(this.status, keepsLedger(person))) throw new AppError('contest_settling')
  }

  /** For what goes on until the contest is closed, 公示期 included: disputes. */
  mustHaveStarted(): void {
    if (this.status === 'draft') throw new AppError('contest_not_started')
    this.mustBeOpen()
  }

  mustBeOpen(): void {
    if (this.status === 'closed') throw new AppError('contest_closed')
  }
}
