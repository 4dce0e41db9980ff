import { Entity } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Bool, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { CeremonyStep } from '#shared/ritual/ceremony/steps'

/** 揭晓 of a contest, from its beginning on; `endedAt` where a director ended it before the contest was closed. */
@Entity('ceremony')
export class Ceremony {
  @References(() => Contest, 'ceremony_contest_fk', { primary: true }) contestId!: string
  @Text(16) step!: CeremonyStep
  @Instant() since!: Date
  @Bool() isHeld!: boolean
  @Instant({ nullable: true }) endedAt!: Date | null
}
