import { Check, Entity, PrimaryColumn } from 'typeorm'
import { Instant } from '#server/platform/database/columns'

/** Its one possible row says that the first-time setup was done, also when two visitors race. */
@Entity('setup')
@Check('setup_once', '"once" = 1')
export class Setup {
  @PrimaryColumn({ type: 'integer' }) once!: number
  @Instant() at!: Date
}
