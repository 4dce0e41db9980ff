import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Day, Instant } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** 赞: one per deal and person; append-only. */
@Entity('deal_like')
@Index('deal_like_contest', ['contestId', 'at'])
export class DealLike {
  @References(() => Deal, 'deal_like_deal_fk', { primary: true }) dealId!: string
  @References(() => Account, 'deal_like_account_fk', { primary: true }) accountId!: string
  @References(() => Contest, 'deal_like_contest_fk') contestId!: string
  @Instant() at!: Date
}

/** The last day on which the sellers of a contest received their likes, and up to which of them. */
@Entity('like_digest')
export class LikeDigest {
  @References(() => Contest, 'like_digest_contest_fk', { primary: true }) contestId!: string
  @Day() day!: string
  @Instant() upTo!: Date
}
