import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** What the room sets out to do tomorrow; the next morning's focus starts from it. */
@Injectable()
export class TomorrowPreparer implements ItemPreparer<'tomorrow'> {
  prepare(context: AgendaContext): PreparedItem<'tomorrow'> {
    return { item: { type: 'tomorrow', words: context.text('tomorrow') } }
  }
}
