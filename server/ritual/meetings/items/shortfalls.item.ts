import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { isPersonal } from '#server/ritual/shortfalls/gap-rules'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import type { ItemOf } from '#shared/ritual/meetings/items'
import type { ShortfallView } from '#shared/ritual/shortfalls/contract'

/** How many gaps are shown besides those that were discussed. */
const GAPS_SHOWN = 3

/** 短板 of business: the biggest gaps and those that were discussed. */
@Injectable()
export class ShortfallsPreparer implements ItemPreparer<'shortfalls'> {
  constructor(private readonly shortfalls: ShortfallsService) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'shortfalls'>> {
    const days = await context.daysUpToToday()
    const outcomes = await context.outcomesOfToday()
    const shortfalls = await this.shortfalls.of(days, outcomes, context.state.meeting.id)
    return { item: { type: 'shortfalls', gaps: publicGaps(context.contest, shortfalls) }, shortfalls }
  }
}

/** Never an area that so few people hold that it names them. */
function publicGaps(contest: LoadedContest, gaps: readonly ShortfallView[]): ItemOf<'shortfalls'>['gaps'] {
  const shown = gaps.filter((gap) => !isPersonal(contest.view.participants, gap))
  const biggest = new Set(shown.slice(0, GAPS_SHOWN))
  return shown
    .filter((gap) => biggest.has(gap) || gap.id !== null)
    .map(({ metricId, teamId, area, actual, due, cause, action }) => ({
      metricId,
      teamId,
      area,
      actual,
      due,
      cause,
      action,
    }))
}
