import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Territory, TerritoryHolder } from '#server/contest/territories/territory.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { type AmendTerritoryInput, territoryKey } from '#shared/contest/territories/contract'
import { addDays, type Day } from '#shared/platform/time/time'

/** What a territory has before it is stored. */
export type NewTerritory = Pick<Territory, 'name'> & Partial<Omit<Territory, 'name' | 'key' | 'contestId'>>

export type NewHolding = Pick<TerritoryHolder, 'territoryId' | 'participantId'>

/** As the index compares names: what NFKC makes longer than the column ends there. */
const keyOf = (name: string): string => territoryKey(name).slice(0, 200)

/** Territories and their holders, and the label of what a participant holds. */
@Injectable()
export class TerritoriesRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async add(contestId: string, territories: readonly NewTerritory[]): Promise<Territory[]> {
    const rows = territories.map(
      (territory): Territory => ({
        ...{ id: randomUUID(), contestId, segment: null, trade: null, subTrade: '', doors: null },
        ...{ createdAt: this.clock.now(), key: keyOf(territory.name) },
        ...territory,
      }),
    )
    for (const some of byHundreds(rows)) await this.uow.manager.insert(Territory, some)
    return rows
  }

  async amend(id: string, changes: AmendTerritoryInput): Promise<void> {
    const named = changes.name === undefined ? {} : { key: keyOf(changes.name) }
    if (Object.keys(changes).length > 0) await this.uow.manager.update(Territory, { id }, { ...changes, ...named })
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(TerritoryHolder, { territoryId: id })
    await this.uow.manager.delete(Territory, { id })
  }

  /** Begins holdings on that day; since ever where it is null. */
  async begin(contestId: string, from: Day | null, holdings: readonly NewHolding[]): Promise<void> {
    const rows = holdings.map((holding) => ({ id: randomUUID(), contestId, from, to: null, ...holding }))
    for (const some of byHundreds(rows)) await this.uow.manager.insert(TerritoryHolder, some)
  }

  /** Ends holdings before that day; those that were never in effect, and all where it is null, are deleted. */
  async end(holdings: readonly TerritoryHolder[], before: Day | null): Promise<void> {
    const isPast = ({ from }: TerritoryHolder) => before !== null && (from ?? '') < before
    const ids = (some: readonly TerritoryHolder[]) => some.map((holding) => holding.id)
    const [ended, never] = [holdings.filter(isPast), holdings.filter((holding) => !isPast(holding))]
    if (before !== null && ended.length > 0)
      await this.uow.manager.update(TerritoryHolder, { id: In(ids(ended)) }, { to: addDays(before, -1) })
    if (never.length > 0) await this.uow.manager.delete(TerritoryHolder, { id: In(ids(never)) })
  }

  async removeHoldingsOf(participantId: string): Promise<void> {
    await this.uow.manager.delete(TerritoryHolder, { participantId })
  }

  /** Stores what the participant holds as the text that lists of people show. */
  async label(participantId: string, area: string): Promise<void> {
    await this.uow.manager.update(Participant, { id: participantId }, { area })
  }
}

function byHundreds<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, n) => rows.slice(n * 100, n * 100 + 100))
}
