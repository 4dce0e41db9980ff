import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { CausesReader } from '#server/ritual/shortfalls/causes.reader'
import { isPersonal } from '#server/ritual/shortfalls/gap-rules'
import { type FoundShortfall, ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import type { ItemOf } from '#shared/ritual/meetings/items'

/** How many gaps are shown besides those that were discussed. */
const GAPS_SHOWN = 3

/** 短板 of business: the biggest gaps and those that were discussed. */
@Injectable()
export class ShortfallsPreparer implements ItemPreparer<'shortfalls'> {
  constructor(
    private readonly shortfalls: ShortfallsService,
    private readonly causes: CausesReader,
  ) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'shortfalls'>> {
    const days = await context.daysUpToToday()
    const outcomes = await context.outcomesOfToday()
    const shortfalls = await this.shortfalls.of(days, outcomes, context.state.meeting.id)
    const proposed = await this.causes.of(days)
    return {
      item: { type: 'shortfalls', gaps: publicGaps(shortfalls) },
      shortfalls: shortfalls.map(({ view }) => ({ ...view, proposed: proposed(view) })),
    }
  }
}

/** Never an area that so few people hold that it names them. */
function publicGaps(gaps: readonly FoundShortfall[]): ItemOf<'shortfalls'>['gaps'] {
  const shown = gaps.filter((gap) => !isPersonal(gap)).map(({ view }) => view)
  const biggest = new Set(shown.slice(0, GAPS_SHOWN))
  return shown
    .filter((gap) => biggest.has(gap) || gap.id !== null)
    .map(({ metricId, teamId, area, segment, actual, due, cause, action }) => ({
      metricId,
      teamId,
      area,
      segment,
      actual,
      due,
      cause,
      action,
    }))
}
