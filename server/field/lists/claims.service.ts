import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { lineView } from '#server/field/lists/line-views'
import { LinesRepository } from '#server/field/lists/lines.repository'
import type { Prospect, ProspectList } from '#server/field/lists/list.entity'
import { ListHolds } from '#server/field/lists/list-holds'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { seatOf } from '#server/field/lists/own-lines.reader'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import type { ClaimInput, LineView, ReleaseInput } from '#shared/field/lists/contract'
import type { ListTerms } from '#shared/field/lists/terms'

/** 认领: members take lines of open lists, and put them back. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly territories: TerritoriesReader,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
  ) {}

  /**
   * Takes a free line; sent again, it is the same claim. Refused with `line_taken`, `line_reserved`, `list_cap_reached`,
   * `list_value_cap_reached`, `claiming_over`, `not_a_participant`.
   */
  claim(person: Person, contestId: string, { requestId, lineId }: ClaimInput): Promise<LineView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const seat = seatOf(contest, person)
      const known = await this.lines.findHold(contestId, person.accountId, requestId)
      if (known) {
        if (known.prospectId !== lineId) throw new AppError('request_reused')
        return this.viewOf(contest, person, lineId)
      }
      contest.mustBeRunning()
      if (!isActive(seat, contest.today)) throw new AppError('participant_left')
      const line = await this.lines.find(contestId, lineId)
      const list = line && (await this.lists.find(contestId, line.listId))
      if (!line || !list) throw new AppError('not_found')
      const terms = this.mustTakeClaims(list)
      if (line.state !== 'free') throw new AppError('line_taken')
      await this.mustBeOpenTo(contest, seat, line, terms)
      await this.mustBeBelowCap(seat, line, terms)
      await this.holds.begin(contest, line, 'claimed', seat.id, terms.holdDays, {
        ...{ recorderId: person.accountId, requestId },
      })
      return this.viewOf(contest, person, lineId)
    })
  }

  /** 放回, by the holder or the back office; sent again, it changes nothing. */
  release(person: Person, contestId: string, lineId: string, { requestId, reason }: ReleaseInput): Promise<LineView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const line = await this.lines.find(contestId, lineId)
      if (!line) throw new AppError('not_found')
      const known = await this.lines.findHold(contestId, person.accountId, requestId)
      if (known) {
        if (known.prospectId !== lineId) throw new AppError('request_reused')
        return this.viewOf(contest, person, lineId)
      }
      contest.mustHaveStarted()
      const isHolder = line.holderId !== null && line.holderId === contest.participantOf(person.accountId)?.id
      if (!isHolder && !keepsLedger(person)) throw new AppError('line_not_yours')
      if (line.state !== 'held') throw new AppError('line_not_held')
      await this.holds.end(line, 'released', line.holderId, { recorderId: person.accountId, requestId, reason })
      return this.viewOf(contest, person, lineId)
    })
  }

  private mustTakeClaims({ status, terms }: ProspectList): ListTerms {
    if (status !== 'open' || !terms || terms.claimMode !== 'first_come') throw new AppError('claiming_over')
    if (this.clock.now().toISOString() >= terms.closesAt) throw new AppError('claiming_over')
    return terms
  }

  /** In the own-area hour a line whose territory has holders is for these alone. */
  private async mustBeOpenTo(
    contest: LoadedContest,
    { id }: ParticipantView,
    { territoryId }: Prospect,
    { ownAreaUntil }: ListTerms,
  ): Promise<void> {
    if (territoryId === null || ownAreaUntil === null || this.clock.now().toISOString() >= ownAreaUntil) return
    const holders = (await this.territories.of(contest)).holdersOf(territoryId, contest.ledgerDay)
    if (holders.length > 0 && !holders.includes(id)) throw new AppError('line_reserved')
  }

  private async mustBeBelowCap(seat: ParticipantView, { listId, value }: Prospect, terms: ListTerms): Promise<void> {
    const held = await this.lines.heldOf(listId, seat.id)
    const all = held.reduce((sum, { lines }) => sum + lines, 0)
    if (all >= terms.cap) throw new AppError('list_cap_reached')
    const most = value === null ? undefined : terms.capPerValue[value]
    const alike = held.find((each) => each.value === value)?.lines ?? 0
    if (most !== undefined && alike >= most) throw new AppError('list_value_cap_reached')
  }

  private async viewOf(contest: LoadedContest, person: Person, lineId: string): Promise<LineView> {
    const [known] = await this.lines.known([lineId])
    const list = known && (await this.lists.find(contest.id, known.line.listId))
    if (!known || !list) throw new AppError('not_found')
    return lineView(contest, person, () => list.kind, known)
  }
}
