import { Injectable } from '@nestjs/common'
import { TeamLinesReader } from '#server/field/lists/team-lines.reader'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'

/** 今日重点, by default what the last evening set out to do, the open actions, and the customers of lists that are due. */
@Injectable()
export class FocusPreparer implements ItemPreparer<'focus'> {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly shortfalls: ShortfallsService,
    private readonly lines: TeamLinesReader,
  ) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'focus'>> {
    const { contest, day } = context
    const evening = await this.meetings.lastClosedEvening(contest.id, day)
    const tomorrow = evening?.view.agenda.find((item) => item.type === 'tomorrow')
    const focus = tomorrow?.words ?? ''
    const actions = await this.shortfalls.openActions(contest)
    const lists = await this.lines.of(contest, day)
    return { item: { type: 'focus', words: context.text('focus', focus), actions, lists }, defaults: { focus } }
  }
}
