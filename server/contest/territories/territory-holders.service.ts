import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { labelOf, namesIn } from '#server/contest/territories/area-labels'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { type NewHolding, TerritoriesRepository } from '#server/contest/territories/territories.repository'
import type { TerritoryHolder } from '#server/contest/territories/territory.entity'
import { TerritoryMap } from '#server/contest/territories/territory-map'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { territoryKey } from '#shared/contest/territories/contract'
import { addDays, type Day } from '#shared/platform/time/time'

/** A participant and the area that was typed or listed for them. */
export interface TypedArea {
  id: string
  area: string
}

/** Who holds which territory. All of it runs inside a unit that holds the contest, and whose caller renews its revision. */
@Injectable()
export class TerritoryHoldersService {
  constructor(
    private readonly reader: TerritoriesReader,
    private readonly repository: TerritoriesRepository,
  ) {}

  /** From today on these people hold it and no others; returns whether that changes anything. */
  set(contest: LoadedContest, territoryId: string, participantIds: readonly string[]): Promise<boolean> {
    return this.setAll(contest, new Map([[territoryId, participantIds]]))
  }

  /**
   * As `set`, from an earlier day on; a draft has no days. Refuses with `business_date_in_future`,
   * `business_date_outside_contest`, and with `holders_changed_later` where who holds it changed after the day.
   */
  async setSince(contest: LoadedContest, territoryId: string, participantIds: readonly string[], from: Day) {
    if (contest.status === 'draft') return this.set(contest, territoryId, participantIds)
    mustBeDatable(contest, (await this.reader.read(contest.id)).holdingsOf(territoryId), from)
    return this.setAll(contest, new Map([[territoryId, participantIds]]), from)
  }

  /** As `set`, for many territories. */
  async setAll(contest: LoadedContest, wished: ReadonlyMap<string, readonly string[]>, from?: Day): Promise<boolean> {
    const map = await this.reader.read(contest.id)
    const ended: TerritoryHolder[] = []
    const begun: NewHolding[] = []
    for (const [territoryId, participantIds] of wished) {
      const current = openOf(map.holdingsOf(territoryId))
      ended.push(...current.filter((holding) => !participantIds.includes(holding.participantId)))
      const held = new Set(current.map((holding) => holding.participantId))
      const newcomers = [...new Set(participantIds)].filter((id) => !held.has(id))
      begun.push(...newcomers.map((participantId) => ({ territoryId, participantId })))
    }
    await this.change(contest, ended, begun, from)
    await this.relabel(
      contest,
      [...ended, ...begun].map(({ participantId }) => participantId),
    )
    return ended.length + begun.length > 0
  }

  /** Makes holdings of typed areas, names separated by 、; a territory that is not there yet is added. */
  async assign(contest: LoadedContest, people: readonly TypedArea[]): Promise<void> {
    const map = await this.reader.read(contest.id)
    const wished = people.map(({ id, area }) => ({ id, ...namesIn(area, map) }))
    const known = await this.addMissing(
      contest,
      map,
      wished.flatMap((each) => each.names),
    )
    const ended: TerritoryHolder[] = []
    const begun: NewHolding[] = []
    for (const { id: participantId, names, isOpen } of wished) {
      const ids = new Set(names.flatMap((name) => known(name)?.id ?? []))
      const current = openOf(map.heldBy(participantId))
      if (!isOpen) ended.push(...current.filter((holding) => !ids.has(holding.territoryId)))
      for (const holding of current) ids.delete(holding.territoryId)
      begun.push(...[...ids].map((territoryId) => ({ territoryId, participantId })))
    }
    await this.change(contest, ended, begun)
  }

  /** Gives a draft the territories of an earlier contest; returns what gives the people of it their holdings. */
  async copy(
    source: LoadedContest,
    draft: LoadedContest,
  ): Promise<(seats: ReadonlyMap<string, string>) => Promise<void>> {
    const map = await this.reader.of(source)
    const copies = await this.repository.add(
      draft.id,
      map.all.map(({ name, segment, trade, subTrade, doors }) => ({ name, segment, trade, subTrade, doors })),
    )
    const copyOf = new Map(map.all.map(({ id }, n) => [id, copies[n]?.id ?? id]))
    return async (seats) => {
      const now = await this.reader.read(draft.id)
      const begun = [...seats].flatMap(([before, participantId]) => {
        const held = new Set(now.heldBy(participantId).map((holding) => holding.territoryId))
        return map
          .of(before, source.ledgerDay)
          .map(({ id }) => ({ territoryId: copyOf.get(id) ?? id, participantId }))
          .filter(({ territoryId }) => !held.has(territoryId))
      })
      await this.repository.begin(draft.id, null, begun)
    }
  }

  /** Ends what a participant holds who leaves after that day. */
  async leave(contest: LoadedContest, participantId: string, after: Day): Promise<void> {
    const map = await this.reader.read(contest.id)
    const held = map.heldBy(participantId).filter(({ to }) => to === null || to > after)
    await this.repository.end(held, addDays(after, 1))
  }

  @OnDomainEvent('participant.removing')
  async forget({ participantId }: DomainEvents['participant.removing']): Promise<void> {
    await this.repository.removeHoldingsOf(participantId)
  }

  /** Brings the texts of these people's areas in line with what they hold. */
  async relabel(contest: LoadedContest, participantIds: readonly string[]): Promise<void> {
    if (participantIds.length === 0) return
    const map = await this.reader.read(contest.id)
    for (const id of new Set(participantIds)) {
      const names = map.of(id, contest.ledgerDay).map((territory) => territory.name)
      await this.repository.label(id, labelOf(names))
    }
  }

  private async addMissing(contest: LoadedContest, map: TerritoryMap, names: readonly string[]) {
    const missing = new Map(names.flatMap((name) => (map.named(name) ? [] : [[territoryKey(name), name] as const])))
    const added = await this.repository.add(
      contest.id,
      [...missing.values()].map((name) => ({ name })),
    )
    const both = new TerritoryMap([...map.all, ...added], [])
    return (name: string) => both.named(name)
  }

  private async change(
    contest: LoadedContest,
    ended: readonly TerritoryHolder[],
    begun: readonly NewHolding[],
    day: Day | null = changesOn(contest),
  ) {
    await this.repository.end(ended, day)
    await this.repository.begin(contest.id, day, begun)
  }
}

/** Holdings without an end. */
const openOf = (holdings: readonly TerritoryHolder[]): TerritoryHolder[] => holdings.filter(({ to }) => to === null)

/** The day from which a change of holders counts; before the first day of the contest there is nothing to keep. */
const changesOn = (contest: LoadedContest): Day | null =>
  contest.status === 'draft' || contest.today <= contest.startsOn ? null : contest.ledgerDay

/** What was changed on a later day would be lost by a change that is dated before it. */
function mustBeDatable(contest: LoadedContest, holdings: readonly TerritoryHolder[], from: Day): void {
  if (from > contest.ledgerDay) throw new AppError('business_date_in_future')
  if (from < contest.startsOn) throw new AppError('business_date_outside_contest')
  const isLater = ({ from: begins, to }: TerritoryHolder) =>
    (begins !== null && begins > from) || (to !== null && to >= from)
  if (holdings.some(isLater)) throw new AppError('holders_changed_later')
}
