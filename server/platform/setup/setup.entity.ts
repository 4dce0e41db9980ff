import { Check, Entity, PrimaryColumn } from 'typeorm'
import { Instant } from '#server/platform/database/columns'

/** Its only possible row marks the first-time setup as done, also if two visitors race. */
@Entity('setup')
@Check('setup_once', '"once" = 1')
export class Setup {
  @PrimaryColumn({ type: 'integer' }) once!: number
  @Instant() at!: Date
}
