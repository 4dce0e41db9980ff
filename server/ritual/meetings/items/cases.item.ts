import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** One won and one lost case, and the lessons of the day. */
@Injectable()
export class CasesPreparer implements ItemPreparer<'cases'> {
  prepare(context: AgendaContext): PreparedItem<'cases'> {
    const [won, lost, lessons] = [context.text('won'), context.text('lost'), context.text('lessons')]
    return { item: { type: 'cases', won, lost, lessons } }
  }
}
