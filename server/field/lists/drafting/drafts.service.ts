import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type Draft, DraftReader } from '#server/field/lists/drafting/draft.reader'
import { DraftMoves } from '#server/field/lists/drafting/draft-moves'
import { DraftOrder } from '#server/field/lists/drafting/draft-order'
import { countingMoves, orderOf } from '#server/field/lists/drafting/draft-rules'
import { LinesRepository } from '#server/field/lists/lines.repository'
import type { Prospect } from '#server/field/lists/list.entity'
import { ListHolds } from '#server/field/lists/list-holds'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { DraftView, MoveInput, PickInput } from '#shared/field/lists/drafting'

type Asked = MoveInput & { listId: string }

/** 轮选: teams pick the lines of a list in turn, the one behind first; a pick is a hold. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reader: DraftReader,
    private readonly moves: DraftMoves,
    private readonly order: DraftOrder,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
  ) {}

  /** Refused with `list_not_drafted`. */
  view(person: Person, contestId: string, listId: string): Promise<DraftView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.reader.view(await this.reader.draft(contest, listId))
    })
  }

  /** Freezes the order of the teams; a draft that has begun stays as it is. */
  start(person: Person, contestId: string, listId: string, input: MoveInput): Promise<DraftView> {
    return this.move(person, contestId, { ...input, listId }, async (contest, draft) => {
      if (orderOf(draft.moves).length > 0) return
      await this.moves.add(contest, draft, person, input.requestId, {
        ...{ kind: 'started', teams: await this.order.of(contest) },
      })
    })
  }

  /**
   * The team whose turn it is takes a line, for a member or for its captain to deal. Refused with `line_taken`, `draft_member_full`,
   * `draft_value_full`, `draft_needs_member`, `draft_moved_on`, `draft_over`.
   */
  pick(person: Person, contestId: string, listId: string, input: PickInput): Promise<DraftView> {
    return this.move(person, contestId, { ...input, listId }, async (contest, draft) => {
      const teamId = turnIn(draft)
      const line = await this.lines.find(contestId, input.lineId)
      if (line?.listId !== listId) throw new AppError('not_found')
      if (line.state !== 'free') throw new AppError('line_taken')
      const holderId = holderOf(contest, draft, teamId, input.participantId)
      mustHaveRoom(contest, draft, teamId, line, input.participantId)
      const held = await this.holds.begin(contest, line, 'picked', holderId, draft.terms.holdDays, {
        recorderId: person.accountId,
      })
      await this.moves.add(contest, draft, person, input.requestId, {
        ...{ kind: 'picked', teamId, prospectId: line.id, round: held.round },
        participantId: input.participantId ?? null,
      })
    })
  }

  pass(person: Person, contestId: string, listId: string, input: MoveInput): Promise<DraftView> {
    return this.move(person, contestId, { ...input, listId }, async (contest, draft) => {
      await this.moves.add(contest, draft, person, input.requestId, { kind: 'passed', teamId: turnIn(draft) })
    })
  }

  /** Undoes the last pick or pass. Refused with `draft_nothing_to_undo`, `draft_pick_touched`. */
  undo(person: Person, contestId: string, listId: string, input: MoveInput): Promise<DraftView> {
    return this.move(person, contestId, { ...input, listId }, async (contest, draft) => {
      const last = countingMoves(draft.moves).at(-1)
      if (!last) throw new AppError('draft_nothing_to_undo')
      if (last.prospectId !== null) {
        const line = await this.lines.find(contestId, last.prospectId)
        if (line?.state !== 'held' || line.round !== last.round || line.touchedAt !== null)
          throw new AppError('draft_pick_touched')
        await this.holds.end(line, 'undone', line.holderId, { recorderId: person.accountId })
      }
      const { number: undoes, teamId } = last
      await this.moves.add(contest, draft, person, input.requestId, { kind: 'undone', teamId, undoes })
    })
  }

  /** Sent again, it is the same move; a caller who has not seen the last one is refused with `draft_moved_on`. */
  private move(
    person: Person,
    contestId: string,
    { listId, requestId, after }: Asked,
    work: (contest: LoadedContest, draft: Draft) => Promise<void>,
  ): Promise<DraftView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (!(await this.moves.isKnown(contest, person, requestId, listId))) {
        contest.mustBeRunning()
        const draft = await this.reader.draft(contest, listId)
        if (!draft.isOpen) throw new AppError('draft_over')
        if (draft.moves.length !== after) throw new AppError('draft_moved_on')
        await work(contest, draft)
      }
      return this.reader.view(await this.reader.draft(contest, listId))
    })
  }
}

function turnIn({ teamId }: Draft): string {
  if (teamId === null) throw new AppError('draft_over')
  return teamId
}

function holderOf(contest: LoadedContest, { teams }: Draft, teamId: string, participantId?: string): string {
  const members = teams.find((team) => team.teamId === teamId)?.members ?? []
  if (participantId !== undefined) {
    if (!members.some((member) => member.participantId === participantId)) throw new AppError('not_a_participant')
    return participantId
  }
  const captain = members.find((member) => contest.rules.participant(member.participantId)?.isCaptain)
  if (!captain) throw new AppError('draft_needs_member')
  return captain.participantId
}

/** Caps of the person, where one is named, and those of the team: the person's times its members. */
function mustHaveRoom(
  { rules, view }: LoadedContest,
  { teams, terms, heldOf }: Draft,
  teamId: string,
  { value }: Prospect,
  participantId?: string,
): void {
  const members = teams.find((team) => team.teamId === teamId)?.members ?? []
  const own = members.find((member) => member.participantId === participantId)
  if (own?.isFull) throw new AppError('draft_member_full')
  const most = value === null ? undefined : terms.capPerValue[value]
  if (most === undefined) return
  const isCaptain = participantId !== undefined && rules.participant(participantId)?.isCaptain === true
  // What a captain holds for the team is not counted against the captain.
  if (participantId !== undefined && !isCaptain && heldOf([participantId], value) >= most)
    throw new AppError('draft_value_full')
  const team = view.participants.filter((person) => person.teamId === teamId).map(({ id }) => id)
  if (heldOf(team, value) >= most * members.length) throw new AppError('draft_value_full')
}
