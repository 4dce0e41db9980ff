import type { Territory, TerritoryHolder } from '#server/contest/territories/territory.entity'
import { AppError } from '#server/platform/http/app-error'
import { isHeldOn, territoryKey } from '#shared/contest/territories/contract'
import type { Day } from '#shared/platform/time/time'

/** The territories of a contest and who holds them, as of one revision; never changed in place. */
export class TerritoryMap {
  private readonly byId: ReadonlyMap<string, Territory>
  private readonly byKey: ReadonlyMap<string, Territory>
  private readonly byParticipant = new Map<string, TerritoryHolder[]>()
  private readonly byTerritory = new Map<string, TerritoryHolder[]>()

  constructor(
    readonly all: readonly Territory[],
    holdings: readonly TerritoryHolder[],
  ) {
    this.byId = new Map(all.map((territory) => [territory.id, territory]))
    this.byKey = new Map(all.map((territory) => [territory.key, territory]))
    for (const holding of holdings) {
      put(this.byParticipant, holding.participantId, holding)
      put(this.byTerritory, holding.territoryId, holding)
    }
  }

  find(id: string): Territory | undefined {
    return this.byId.get(id)
  }

  /** By its name, whatever its width, case and the blanks around it. */
  named(name: string): Territory | undefined {
    return this.byKey.get(territoryKey(name))
  }

  holdingsOf(territoryId: string): readonly TerritoryHolder[] {
    return this.byTerritory.get(territoryId) ?? []
  }

  /** The holdings of a participant, past ones included. */
  heldBy(participantId: string): readonly TerritoryHolder[] {
    return this.byParticipant.get(participantId) ?? []
  }

  /** What a participant holds on the day, in the order of the territories. */
  of(participantId: string, day: Day): Territory[] {
    const ids = new Set(
      this.heldBy(participantId)
        .filter((holding) => isHeldOn(holding, day))
        .map((holding) => holding.territoryId),
    )
    return ids.size === 0 ? [] : this.all.filter((territory) => ids.has(territory.id))
  }

  /** The participant's territory where it is the only one on the day. */
  onlyOf(participantId: string, day: Day): Territory | undefined {
    const [only, other] = this.of(participantId, day)
    return other ? undefined : only
  }

  /** Who holds it on the day. */
  holdersOf(territoryId: string, day: Day): string[] {
    return this.holdingsOf(territoryId)
      .filter((holding) => isHeldOn(holding, day))
      .map((holding) => holding.participantId)
  }
}

function put(map: Map<string, TerritoryHolder[]>, key: string, holding: TerritoryHolder): void {
  const known = map.get(key)
  if (known) known.push(holding)
  else map.set(key, [holding])
}

/** Where something was sold or visited, as far as it was said. */
export interface SaidPlace {
  territoryId?: string | undefined
  area?: string | undefined
}

/**
 * The territory of what someone did on a day: the one that was chosen, else the one whose name was typed, else their only
 * one. Refuses with `unknown_territory` where the contest has none of that id.
 */
export function territoryOf(
  map: TerritoryMap,
  participantId: string,
  day: Day,
  { territoryId, area }: SaidPlace,
): string | undefined {
  if (territoryId !== undefined) {
    if (!map.find(territoryId)) throw new AppError('unknown_territory')
    return territoryId
  }
  const named = area ? map.named(area) : undefined
  return (named ?? map.onlyOf(participantId, day))?.id
}
