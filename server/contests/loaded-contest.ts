import { AppError } from '#server/http/app-error'
import { type ContestView, type Metric, type Offer, type ParticipantView } from '#shared/contest'

/** What a contest's row says, as every unit that touches the contest reads it first. */
export interface ContestHead {
  id: string
  centerId: string
  status: ContestView['status']
  headSeq: number
  epoch: string
  revision: number
}

/** Who takes part with which account. */
export interface Seat {
  participant: ParticipantView
  accountId: string
}

/** What changes seldom: shared by all units that read the contest at one revision, and never changed in place. */
export class ContestRules {
  private readonly seatsByAccount: Map<string, Seat>
  private readonly seatsById: Map<string, Seat>
  private readonly metricsById: Map<string, Metric>
  private readonly offersById: Map<string, Offer>

  constructor(
    readonly view: ContestView,
    seats: readonly Seat[],
  ) {
    this.seatsByAccount = new Map(seats.map((seat) => [seat.accountId, seat]))
    this.seatsById = new Map(seats.map((seat) => [seat.participant.id, seat]))
    this.metricsById = new Map(view.metrics.map((metric) => [metric.id, metric]))
    this.offersById = new Map(view.offers.map((offer) => [offer.id, offer]))
  }

  participantOf(accountId: string): ParticipantView | undefined {
    return this.seatsByAccount.get(accountId)?.participant
  }

  participant(id: string): ParticipantView | undefined {
    return this.seatsById.get(id)?.participant
  }

  accountOf(participantId: string): string | undefined {
    return this.seatsById.get(participantId)?.accountId
  }

  metric(id: string): Metric {
    const metric = this.metricsById.get(id)
    if (!metric) throw new AppError('unknown_metric')
    return metric
  }

  offer(id: string): Offer {
    const offer = this.offersById.get(id)
    if (!offer) throw new AppError('unknown_offer')
    return offer
  }
}

/** A contest as one unit sees it. */
export class LoadedContest {
  readonly id: string
  readonly centerId: string
  readonly status: ContestView['status']
  readonly headSeq: number
  readonly epoch: string
  readonly revision: number

  constructor(
    head: ContestHead,
    readonly rules: ContestRules,
  ) {
    this.id = head.id
    this.centerId = head.centerId
    this.status = head.status
    this.headSeq = head.headSeq
    this.epoch = head.epoch
    this.revision = head.revision
  }

  get view(): ContestView {
    return this.rules.view
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

  mustBeRunning(): void {
    if (this.status === 'draft') throw new AppError('contest_not_started')
    this.mustBeOpen()
  }

  mustBeOpen(): void {
    if (this.status === 'closed') throw new AppError('contest_closed')
  }
}
