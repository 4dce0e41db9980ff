import { Injectable } from '@nestjs/common'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** The cry that ends the morning. */
@Injectable()
export class GoPreparer implements ItemPreparer<'go'> {
  prepare(): PreparedItem<'go'> {
    return { item: { type: 'go' } }
  }
}
