import { Check, Column, Entity, PrimaryColumn } from 'typeorm'

/** Its only possible row is the code of the setup page, until the setup is done. */
@Entity('setup_code')
@Check('setup_code_once', '"once" = 1')
export class SetupCode {
  @PrimaryColumn({ type: 'integer' }) once!: number
  @Column({ type: 'varchar', length: 16 }) code!: string
}
