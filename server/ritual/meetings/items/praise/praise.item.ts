import { Injectable } from '@nestjs/common'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { isPraiseChosen, praiseRow, praiseView, proposalOf } from '#server/ritual/meetings/items/praise/praise-rows'
import { candidates, type PraiseCandidate, selection } from '#server/ritual/meetings/items/praise/praise-rules'
import type { MeetingChange } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'

/** 表扬: proposed by the figures of yesterday until a director changes the choice. */
@Injectable()
export class PraisePreparer implements ItemPreparer<'praise'> {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly outcomes: PledgeOutcomesService,
    private readonly lessons: LessonsReader,
  ) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'praise'>> {
    const { contest, state } = context
    const yesterday = await context.daysUpToYesterday()
    const all = yesterday ? await this.candidates(yesterday) : []
    const chosen =
      isPraiseChosen(state) || !yesterday
        ? state.praises.map((each) => praiseView(contest, each))
        : selection(all).map((each) => ({ ...proposalOf(contest, state.meeting.id, each), words: '' }))
    return {
      item: { type: 'praise', praises: chosen },
      proposals: all.map((each) => proposalOf(contest, state.meeting.id, each)),
      selection: chosen,
    }
  }

  /** Stores the proposed praises, so that later figures do not change them. */
  async open({ state, prepared }: MeetingChange): Promise<void> {
    if (isPraiseChosen(state)) return
    const { meeting } = state
    const rows = prepared.selection.map((praise, position) => praiseRow(meeting, praise, position))
    await this.meetings.replacePraises(meeting.id, rows)
  }

  private async candidates(yesterday: RecentDays): Promise<PraiseCandidate[]> {
    const { contest, day, days } = yesterday
    const outcomes = await this.outcomes.ofDay(contest, day)
    const pledges = await this.outcomes.between(contest, { from: days[0] ?? day, to: day })
    const uses = await this.lessons.usesOfAuthors(contest.id, day)
    const helped = new Map(
      uses.flatMap(({ accountId, uses: count }) => {
        const participant = contest.participantOf(accountId)
        return participant ? [[participant.id, count] as const] : []
      }),
    )
    return candidates({ days: yesterday, outcomes, pledges, helped })
  }
}
