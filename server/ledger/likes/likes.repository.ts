import { Injectable } from '@nestjs/common'
import { LikeDigest } from '#server/ledger/likes/deal-like.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LikeCounts } from '#shared/ledger/likes/contract'

/** A deal that may be liked, and whose it is. */
interface LikedDeal {
  participantId: string
  helperId: string | null
  isGone: boolean
}

/** What a seller receives: by how many people, for how many deals. */
interface SellersLikes {
  participantId: string
  people: number
  deals: number
}

type Counted = { dealId: string; likes: number | string }

const countsOf = (rows: readonly Counted[]): LikeCounts =>
  Object.fromEntries(rows.map(({ dealId, likes }) => [dealId, Number(likes)]))

/** Likes; a deal that was withdrawn or moved to another seller has none. */
@Injectable()
export class LikesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async deal(contestId: string, dealId: string): Promise<LikedDeal | undefined> {
    const [row] = await this.uow.sql<Omit<LikedDeal, 'isGone'> & { gone: number | string }>`
      select d."participantId", d."helperId",
        (select count(*) from withdrawal w where w."dealId" = d."id")
          + (select count(*) from reassignment r where r."dealId" = d."id") as "gone"
      from deal d where d."id" = ${dealId} and d."contestId" = ${contestId}`
    return row && { participantId: row.participantId, helperId: row.helperId, isGone: Number(row.gone) > 0 }
  }

  /** Once for each person. */
  async add(contestId: string, dealId: string, accountId: string, at: Date): Promise<void> {
    await this.uow.sql`
      insert into deal_like ("dealId", "accountId", "contestId", "at")
      values (${dealId}, ${accountId}, ${contestId}, ${at.toISOString()})
      on conflict ("dealId", "accountId") do nothing`
  }

  /** The contest is compared last, so that no database reads all likes of it. */
  async counts(contestId: string, dealIds: readonly string[]): Promise<LikeCounts> {
    const rows = await this.uow.sql<Counted>`
      select l."dealId", count(*) as "likes" from deal_like l
      where l."dealId" in (${this.uow.list(dealIds)})
        and not exists (select 1 from withdrawal w where w."dealId" = l."dealId")
        and not exists (select 1 from reassignment r where r."dealId" = l."dealId")
      group by l."dealId" having min(l."contestId") = ${contestId}`
    return countsOf(rows)
  }

  async ownAmong(accountId: string, dealIds: readonly string[]): Promise<string[]> {
    const rows = await this.uow.sql<{ dealId: string }>`
      select "dealId" from deal_like
      where "accountId" = ${accountId} and "dealId" in (${this.uow.list(dealIds)}) order by "dealId"`
    return rows.map(({ dealId }) => dealId)
  }

  /** The deals that were liked from then on. */
  async likedSince(contestId: string, since: Date): Promise<string[]> {
    const rows = await this.uow.sql<{ dealId: string }>`
      select distinct "dealId" from deal_like where "contestId" = ${contestId} and "at" >= ${since.toISOString()}`
    return rows.map(({ dealId }) => dealId)
  }

  async lastDigest(contestId: string): Promise<LikeDigest | null> {
    return this.uow.manager.findOneBy(LikeDigest, { contestId })
  }

  async keepDigest(digest: LikeDigest): Promise<void> {
    await this.uow.manager.upsert(LikeDigest, digest, ['contestId'])
  }

  /** Those that run, and those that were closed with likes after the last digest. */
  async contestsToTell(): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c left join like_digest g on g."contestId" = c."id"
      where c."status" = 'running' or (c."status" = 'closed' and exists (
        select 1 from deal_like l where l."contestId" = c."id" and l."at" > coalesce(g."upTo", '')))`
    return rows.map(({ id }) => id)
  }

  /** By seller, the likes after one time and up to another. */
  async bySeller(contestId: string, after: Date | undefined, upTo: Date): Promise<SellersLikes[]> {
    const rows = await this.uow.sql<{ participantId: string; people: number | string; deals: number | string }>`
      select d."participantId", count(distinct l."accountId") as "people", count(distinct l."dealId") as "deals"
      from deal_like l join deal d on d."id" = l."dealId"
      where l."contestId" = ${contestId} and l."at" > ${after?.toISOString() ?? ''} and l."at" <= ${upTo.toISOString()}
        and not exists (select 1 from withdrawal w where w."dealId" = l."dealId")
        and not exists (select 1 from reassignment r where r."dealId" = l."dealId")
      group by d."participantId"`
    return rows.map(({ participantId, people, deals }) => ({
      participantId,
      people: Number(people),
      deals: Number(deals),
    }))
  }
}
