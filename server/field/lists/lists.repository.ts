import { Injectable } from '@nestjs/common'
import { In, IsNull, Not } from 'typeorm'
import { ProspectList } from '#server/field/lists/list.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LineTrouble } from '#shared/field/lists/columns'
import type { ListCounts } from '#shared/field/lists/contract'
import type { ListKind } from '#shared/field/lists/terms'

type Counted = Omit<ListCounts, 'lines'> & { listId: string }

const NONE: ListCounts = {
  ...{ lines: 0, free: 0, claimed: 0, assigned: 0, won: 0, lost: 0, elsewhere: 0 },
  ...{ untouched: 0, leftOut: 0 },
}

/** Lists of a contest, and how many of their lines are where. */
@Injectable()
export class ListsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async add(list: ProspectList): Promise<void> {
    await this.uow.manager.insert(ProspectList, list)
  }

  async update(id: string, changes: Partial<ProspectList>): Promise<void> {
    await this.uow.manager.update(ProspectList, { id }, changes)
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(ProspectList, { id })
  }

  find(contestId: string, id: string): Promise<ProspectList | null> {
    return this.uow.manager.findOneBy(ProspectList, { contestId, id })
  }

  /** The newest first. */
  all(contestId: string): Promise<ProspectList[]> {
    return this.uow.manager.find(ProspectList, { where: { contestId }, order: { createdAt: 'DESC', id: 'DESC' } })
  }

  kept(contestId: string, kept: string): Promise<ProspectList | null> {
    return this.uow.manager.findOneBy(ProspectList, { contestId, kept })
  }

  allKept(contestId: string, kind: ListKind): Promise<ProspectList[]> {
    return this.uow.manager.findBy(ProspectList, { contestId, kind, kept: Not(IsNull()) })
  }

  /** Whether the contest works with lists: one was opened. */
  async areUsed(contestId: string): Promise<boolean> {
    return this.uow.manager.existsBy(ProspectList, { contestId, status: In(['open', 'closed']) })
  }

  open(contestId: string): Promise<ProspectList[]> {
    return this.uow.manager.find(ProspectList, {
      where: { contestId, status: 'open' },
      order: { opensAt: 'DESC', id: 'DESC' },
    })
  }

  /** The last file that was read for this contest, whose columns the next one has too. */
  async latest(contestId: string): Promise<ProspectList | undefined> {
    const [list] = await this.uow.manager.find(ProspectList, {
      where: { contestId, kept: IsNull() },
      order: { createdAt: 'DESC' },
      take: 1,
    })
    return list
  }

  /** By list; what is held and was not touched since `touchedBefore` is counted as untouched too. */
  async counts(listIds: readonly string[], touchedBefore: Date): Promise<(listId: string) => ListCounts> {
    if (listIds.length === 0) return () => NONE
    const before = touchedBefore.toISOString()
    const rows = await this.uow.sql<Record<keyof Omit<Counted, 'listId'>, number | string> & { listId: string }>`
      select p."listId",
        sum(case when p."state" = 'free' then 1 else 0 end) as "free",
        sum(case when p."heldAs" in ('claimed', 'picked') then 1 else 0 end) as "claimed",
        sum(case when p."heldAs" in ('assigned', 'dispatched') then 1 else 0 end) as "assigned",
        sum(case when p."state" = 'won' then 1 else 0 end) as "won",
        sum(case when p."state" = 'lost' then 1 else 0 end) as "lost",
        sum(case when p."state" = 'elsewhere' then 1 else 0 end) as "elsewhere",
        sum(case when p."state" = 'left_out' then 1 else 0 end) as "leftOut",
        sum(case when p."state" = 'held' and coalesce(p."touchedAt", p."heldSince") < ${before} then 1 else 0 end)
          as "untouched"
      from prospect p where p."listId" in (${this.uow.list(listIds)}) group by p."listId"`
    const counts = new Map(rows.map(({ listId, ...sums }) => [listId, toCounts(sums)]))
    return (listId) => counts.get(listId) ?? NONE
  }

  /** How many rows of a draft have which trouble, and the first of them. */
  async troubles(listId: string): Promise<{ trouble: LineTrouble; rows: number; places: number[] }[]> {
    const rows = await this.uow.sql<{ trouble: LineTrouble; position: number }>`
      select p."trouble", p."position" from prospect p
      where p."listId" = ${listId} and p."trouble" is not null order by p."position"`
    const found = new Map<LineTrouble, number[]>()
    for (const { trouble, position } of rows) found.set(trouble, [...(found.get(trouble) ?? []), position])
    return [...found].map(([trouble, places]) => ({
      trouble,
      rows: places.length,
      places: places.slice(0, MOST_PLACES),
    }))
  }
}

const MOST_PLACES = 10

function toCounts(sums: Record<keyof Omit<Counted, 'listId'>, number | string>): ListCounts {
  const of = (key: keyof typeof sums) => Number(sums[key])
  const { free, claimed, assigned, won, lost, elsewhere, untouched, leftOut } = {
    ...{ free: of('free'), claimed: of('claimed'), assigned: of('assigned'), won: of('won'), lost: of('lost') },
    ...{ elsewhere: of('elsewhere'), untouched: of('untouched'), leftOut: of('leftOut') },
  }
  const lines = free + claimed + assigned + won + lost + elsewhere
  return { lines, free, claimed, assigned, won, lost, elsewhere, untouched, leftOut }
}
