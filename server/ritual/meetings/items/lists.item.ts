import { Injectable } from '@nestjs/common'
import { TeamLinesReader } from '#server/field/lists/team-lines.reader'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { nextWorkingDay } from '#shared/contest/duty/contract'

/** 明日客户清单: what each team holds, and what is due by the next working day; omitted where no member holds a line. */
@Injectable()
export class ListsPreparer implements ItemPreparer<'lists'> {
  constructor(private readonly lines: TeamLinesReader) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'lists'>> {
    const tomorrow = nextWorkingDay(contest.view, day)
    const teams = await this.lines.of(contest, tomorrow)
    return { item: teams.length > 0 ? { type: 'lists', day: tomorrow, teams } : null }
  }
}
