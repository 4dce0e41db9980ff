import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contests/contest.entity'
import { Id, Int, Json, Text } from '#server/database/columns'
import { References } from '#server/database/references'
import type { Offer } from '#shared/contest'

@Entity('offer')
@Index('offer_contest', ['contestId'])
export class OfferRow {
  @Id() id!: string
  @References(() => Contest, 'offer_contest_fk') contestId!: string
  @Text(20) name!: string
  @Json() lines!: Offer['lines']
  @Int() position!: number
}
