import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Id, Int, Json, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Offer } from '#shared/contest/contests/contract'

@Entity('offer')
@Index('offer_contest', ['contestId'])
export class OfferRow {
  @Id() id!: string
  @References(() => Contest, 'offer_contest_fk') contestId!: string
  @Text(20) name!: string
  @Json() lines!: Offer['lines']
  @Int() position!: number
}
