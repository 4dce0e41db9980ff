import { Injectable } from '@nestjs/common'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { LessonThanks, LessonUse } from '#server/ritual/playbook/lesson.entity'
import type { SoldView } from '#shared/ritual/playbook/contract'

/** Uses and thanks of cards, and what the deals of their uses sold. */
@Injectable()
export class UsesRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deals: ReversalsService,
  ) {}

  /** The deal that a use names, and whether it is withdrawn or reassigned since. */
  async sale(contestId: string, dealId: string) {
    const deal = await this.deals.find(contestId, dealId)
    if (!deal) return null
    const { participantId, businessDate } = deal
    return { participantId, businessDate, isReversed: await this.deals.isFullyReversed(dealId) }
  }

  private get uses() {
    return this.uow.manager.getRepository(LessonUse)
  }

  find(lessonId: string, accountId: string, day: string): Promise<LessonUse | null> {
    return this.uses.findOneBy({ lessonId, accountId, day })
  }

  async add(use: LessonUse): Promise<void> {
    await this.uses.insert(use)
  }

  async name(id: string, deal: Pick<LessonUse, 'contestId' | 'dealId'>): Promise<void> {
    await this.uses.update({ id }, deal)
  }

  async users(lessonId: string): Promise<number> {
    const [row] = await this.uow.sql<{ users: number | string }>`
      select count(distinct "accountId") as "users" from lesson_use where "lessonId" = ${lessonId}`
    return Number(row?.users ?? 0)
  }

  isThanked(lessonId: string, accountId: string): Promise<boolean> {
    return this.uow.manager.existsBy(LessonThanks, { lessonId, accountId })
  }

  async thank(lessonId: string, accountId: string, at: Date): Promise<void> {
    await this.uow.manager.insert(LessonThanks, { lessonId, accountId, at })
  }

  async withdrawThanks(lessonId: string, accountId: string): Promise<void> {
    await this.uow.manager.delete(LessonThanks, { lessonId, accountId })
  }

  /** How often others used the lessons of each author on a day of a contest. */
  async ofAuthors(contestId: string, day: string): Promise<{ accountId: string; uses: number }[]> {
    const rows = await this.uow.sql<{ accountId: string; uses: number }>`
      select l."authorId" as "accountId", count(*) as "uses" from lesson_use u join lesson l on l."id" = u."lessonId"
      where u."contestId" = ${contestId} and u."day" = ${day} and l."authorId" <> u."accountId" group by l."authorId"`
    return rows.map(({ accountId, uses }) => ({ accountId, uses: Number(uses) }))
  }

  /** Effective totals of the deals of each card's uses; a deal named by two uses is counted once. */
  async sold(lessonIds: readonly string[]): Promise<Map<string, SoldView>> {
    const views = new Map<string, SoldView>(lessonIds.map((id) => [id, { deals: 0, metrics: [] }]))
    if (lessonIds.length === 0) return views
    const ids = this.uow.list(lessonIds)
    const deals = await this.uow.sql<{ lessonId: string; deals: number | string }>`
      select "lessonId", count(*) as "deals" from (
        select u."lessonId", e."dealId" from ledger_entry e
        join (select distinct "lessonId", "dealId" from lesson_use where "lessonId" in (${ids})) u
          on u."dealId" = e."dealId"
        group by u."lessonId", e."dealId" having sum(e."quantity") > 0) counted
      group by "lessonId"`
    const metrics = await this.uow.sql<SoldView['metrics'][number] & { lessonId: string }>`
      select u."lessonId", m."name", m."kind", m."unit", sum(e."quantity") as "quantity" from ledger_entry e
      join (select distinct "lessonId", "dealId" from lesson_use where "lessonId" in (${ids})) u
        on u."dealId" = e."dealId"
      join metric m on m."id" = e."metricId"
      group by u."lessonId", m."name", m."kind", m."unit" having sum(e."quantity") <> 0
      order by min(m."position"), m."name"`
    for (const row of deals) views.set(row.lessonId, { deals: Number(row.deals), metrics: [] })
    for (const { lessonId, ...sold } of metrics) views.get(lessonId)?.metrics.push(sold)
    return views
  }
}
