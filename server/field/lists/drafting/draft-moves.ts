import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Draft } from '#server/field/lists/drafting/draft.reader'
import type { DraftMove } from '#server/field/lists/drafting/draft-move.entity'
import { DraftsRepository } from '#server/field/lists/drafting/drafts.repository'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'

type NewMove = Pick<DraftMove, 'kind'> & Partial<DraftMove>

/** Appends moves of 轮选 and states each as a fact, so that projector and phone keep in step. */
@Injectable()
export class DraftMoves {
  constructor(
    private readonly clock: Clock,
    private readonly drafts: DraftsRepository,
    private readonly journal: LiveJournal,
  ) {}

  async isKnown({ id }: LoadedContest, { accountId }: Person, requestId: string, listId: string): Promise<boolean> {
    const known = await this.drafts.find(id, accountId, requestId)
    if (known && known.listId !== listId) throw new AppError('request_reused')
    return known !== null
  }

  async add(
    contest: LoadedContest,
    { list, moves }: Pick<Draft, 'list' | 'moves'>,
    { accountId: recorderId }: Person,
    requestId: string,
    { kind, teams = null, teamId = null, prospectId = null, round = null, ...rest }: NewMove,
  ): Promise<void> {
    const [at, number] = [this.clock.now(), moves.length + 1]
    const { participantId = null, undoes = null } = rest
    await this.drafts.add({
      ...{ id: newId(), contestId: contest.id, listId: list.id, number, kind, teams, teamId, prospectId, round },
      ...{ participantId, undoes, recorderId, requestId, at },
    })
    await this.journal.append(contest, [{ fact: { type: 'draft.moved', listId: list.id, move: number } }], at)
  }
}
