import { Entity } from 'typeorm'
import { ProspectList } from '#server/field/lists/list.entity'
import { Instant } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** Up to when the counts of a list were sent to screens, and when. */
@Entity('prospect_tally')
export class ListTallyRow {
  @References(() => ProspectList, 'prospect_tally_list_fk', { primary: true }) listId!: string
  @Instant() upTo!: Date
  @Instant() at!: Date
}
