import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** The call of the day, in a director's words. */
@Injectable()
export class RallyPreparer implements ItemPreparer<'rally'> {
  prepare(context: AgendaContext): PreparedItem<'rally'> {
    return { item: { type: 'rally', words: context.text('rally') } }
  }
}
