import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** A line with all that a step on it needs. */
export interface OwnLine extends KnownLine {
  contest: LoadedContest
  list: ProspectList
}

/** Finds lines for who may see them: their holders and the back office. */
@Injectable()
export class OwnLinesReader {
  constructor(
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
  ) {}

  /** Inside the caller's unit. `isKnown` where the caller has held it. Refused with `line_not_yours`. */
  async find(person: Person, contestId: string, lineId: string, isKnown = false): Promise<OwnLine> {
    const contest = await this.contests.loadFor(person, contestId)
    const [known] = await this.lines.known([lineId])
    const list = known?.line.contestId === contestId && (await this.lists.find(contestId, known.line.listId))
    if (!known || !list) throw new AppError('not_found')
    const isHolder = known.line.holderId !== null && known.line.holderId === contest.participantOf(person.accountId)?.id
    if (!isHolder && !isKnown && !keepsLedger(person)) throw new AppError('line_not_yours')
    return { contest, list, ...known }
  }
}

/** Refused with `not_a_participant`. */
export function seatOf(contest: LoadedContest, person: Person): ParticipantView {
  const seat = contest.participantOf(person.accountId)
  if (!seat) throw new AppError('not_a_participant')
  return seat
}
