import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Day, Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** 意见和建议 of customers, with how often each was heard. */
@Entity('customer_voice')
@Check('customer_voice_kind', `"kind" in ('opinion', 'suggestion', 'complaint', 'praise')`)
@Index('customer_voice_day', ['contestId', 'day'])
export class CustomerVoice {
  @Id() id!: string
  @References(() => Contest, 'customer_voice_contest_fk') contestId!: string
  @Day() day!: string
  @Text(16) kind!: 'opinion' | 'suggestion' | 'complaint' | 'praise'
  @Text(200) text!: string
  @Int() count!: number
  @Ref() accountId!: string
  @Instant() at!: Date
}
