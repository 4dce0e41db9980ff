import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DraftReader } from '#server/field/lists/drafting/draft.reader'
import { DraftsRepository } from '#server/field/lists/drafting/drafts.repository'
import { lineView } from '#server/field/lists/line-views'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListHolds } from '#server/field/lists/list-holds'
import { ListsRepository } from '#server/field/lists/lists.repository'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import type { DealingInput, DealingView } from '#shared/field/lists/drafting'

/** A captain deals what the team has picked without a member. */
@Injectable()
export class DealingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly drafts: DraftsRepository,
    private readonly reader: DraftReader,
    private readonly holds: ListHolds,
  ) {}

  /** Empty for all but captains with lines to deal. */
  view(person: Person, contestId: string): Promise<DealingView> {
    return this.uow.read(async () => this.viewOf(await this.contests.loadFor(person, contestId), person))
  }

  /** Sent again, it is the same deal. Refused with `line_not_yours`, `draft_member_full`, `draft_value_full`. */
  deal(person: Person, contestId: string, lineId: string, { requestId, participantId }: DealingInput) {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const known = await this.lines.findHold(contestId, person.accountId, requestId)
      if (known && known.prospectId !== lineId) throw new AppError('request_reused')
      if (!known) {
        contest.mustBeRunning()
        const captain = contest.participantOf(person.accountId)
        const line = await this.lines.find(contestId, lineId)
        if (!captain || !line || !(await this.drafts.undealt(captain.id)).includes(lineId))
          throw new AppError('line_not_yours')
        const member = teamOf(contest, captain).find(({ id }) => id === participantId)
        if (!member) throw new AppError('not_a_participant')
        const draft = await this.reader.draft(contest, line.listId)
        const team = draft.teams.find(({ teamId }) => teamId === captain.teamId)
        if (team?.members.find((each) => each.participantId === participantId)?.isFull)
          throw new AppError('draft_member_full')
        const most = line.value === null ? undefined : draft.terms.capPerValue[line.value]
        if (most !== undefined && member.id !== captain.id && draft.heldOf([member.id], line.value) >= most)
          throw new AppError('draft_value_full')
        const recorderId = person.accountId
        const free = await this.holds.end(line, 'dealt', captain.id, { recorderId })
        await this.holds.begin(contest, free, 'picked', participantId, draft.terms.holdDays, { recorderId, requestId })
      }
      return this.viewOf(contest, person)
    })
  }

  private async viewOf(contest: LoadedContest, person: Person): Promise<DealingView> {
    const captain = contest.participantOf(person.accountId)
    const ids = captain ? await this.drafts.undealt(captain.id) : []
    if (!captain || ids.length === 0) return { lines: [], members: [] }
    const kinds = new Map((await this.lists.all(contest.id)).map(({ id, kind }) => [id, kind]))
    return {
      lines: (await this.lines.known(ids)).map((known) =>
        lineView(contest, person, (listId) => kinds.get(listId) ?? 'expiry', known),
      ),
      members: teamOf(contest, captain).map(({ id: participantId, name }) => ({ participantId, name })),
    }
  }
}

const teamOf = ({ view, today }: LoadedContest, { teamId }: ParticipantView): ParticipantView[] =>
  view.participants.filter((person) => person.teamId === teamId && isActive(person, today))
