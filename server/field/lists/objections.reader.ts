import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { LinesRepository } from '#server/field/lists/lines.repository'
import type { Prospect } from '#server/field/lists/list.entity'
import { ListsRepository } from '#server/field/lists/lists.repository'
import type { ProspectObjection } from '#server/field/lists/objection.entity'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { workingDayAfter } from '#shared/contest/duty/contract'
import {
  Channel,
  type LineClosed,
  type ListObjection,
  OBJECTION_DAYS,
  type ObjectionState,
} from '#shared/field/lists/elsewhere'
import { dayOf } from '#shared/platform/time/time'

/** How lines that were held came to be closed by others, and what was objected to it. */
@Injectable()
export class ObjectionsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly closings: ClosingsRepository,
    private readonly disputes: DisputesService,
  ) {}

  /** How the line was closed while this participant held it; null where it was not, or by themselves. Inside a unit. */
  async closed(contest: LoadedContest, line: Prospect, participantId: string | undefined): Promise<LineClosed | null> {
    if (line.state !== 'won' && line.state !== 'elsewhere') return null
    const found = await this.closings.endOf(line)
    if (!found || found.heldBy.participantId !== participantId) return null
    const { end } = found
    if (end.kind === 'won' && end.participantId === participantId) return null
    const until = workingDayAfter(contest.view, dayOf(end.at, contest.timezone), OBJECTION_DAYS)
    const objection = await this.closings.objection(line)
    return {
      ...{ at: end.at.toISOString(), until, canObject: objection === null && contest.today <= until },
      seller: end.kind === 'won' ? (contest.rules.participant(end.participantId ?? '')?.name ?? null) : null,
      channel: end.kind === 'elsewhere' ? channelOf(end.reason) : null,
      objection: objection && {
        ...{ sentence: objection.sentence, at: objection.at.toISOString() },
        state: await this.stateOf(contest, objection),
      },
    }
  }

  /** To 他渠道办理, for the back office. */
  list(person: Person, contestId: string, listId: string): Promise<ListObjection[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (!(await this.lists.find(contestId, listId))) throw new AppError('not_found')
      const objections = await this.closings.objections(listId)
      const known = await this.lines.known(objections.map(({ prospectId }) => prospectId))
      const views: ListObjection[] = []
      for (const objection of objections) {
        const found = known.find(({ line }) => line.id === objection.prospectId)
        if (!found) continue
        const { participantId, sentence, at, prospectId, round } = objection
        const closing = await this.closings.endOf({ ...found.line, round })
        views.push({
          ...{ lineId: prospectId, participantId, sentence, at: at.toISOString(), lineState: found.line.state },
          ...{ channel: channelOf(closing?.end.reason ?? ''), name: found.customer?.name ?? null },
          state: await this.stateOf(contest, objection),
        })
      }
      return views
    })
  }

  /** Whether this person may look at the line: they hold it, held it until it was closed, or keep the ledger. */
  async isKnownTo(person: Person, contest: LoadedContest, line: Prospect): Promise<boolean> {
    const own = contest.participantOf(person.accountId)?.id
    if (keepsLedger(person) || (own !== undefined && line.holderId === own)) return true
    return own !== undefined && (await this.closings.endOf(line))?.heldBy.participantId === own
  }

  private async stateOf(contest: LoadedContest, { disputeId, outcome }: ProspectObjection): Promise<ObjectionState> {
    if (disputeId === null) return outcome ?? 'open'
    const dispute = await this.disputes.find(contest.id, disputeId)
    if (dispute?.state === 'ruled') return dispute.outcome === 'stands' ? 'stays' : 'reopened'
    return dispute?.state ?? 'open'
  }
}

const channelOf = (reason: string): Channel => Channel.safeParse(reason).data ?? 'hall'
