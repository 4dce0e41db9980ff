import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { PeopleByName } from '#server/contest/contests/people-by-name'
import { doorsIn, segmentIn, tradeIn } from '#server/contest/territories/cell-words'
import type { Territory } from '#server/contest/territories/territory.entity'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import {
  AmendTerritoryInput,
  TERRITORY_LIMITS,
  TerritoryName,
  territoryKey,
} from '#shared/contest/territories/contract'
import type { ListedOutcome, ListedTerritory } from '#shared/contest/territories/listed-territories'

/** A row that has been looked at: what it says, and what becomes of it. */
export interface JudgedTerritory extends ListedOutcome {
  fields?: Partial<Pick<Territory, 'segment' | 'trade' | 'subTrade' | 'doors'>>
  holderIds?: string[]
  territory?: Territory | undefined
}

class Refused extends Error {
  constructor(
    readonly error: NonNullable<ListedOutcome['error']>,
    readonly holder?: string,
  ) {
    super(error)
  }
}

/** What becomes of each row in this contest. */
export function judgeRows(
  contest: LoadedContest,
  map: TerritoryMap,
  rows: readonly ListedTerritory[],
): JudgedTerritory[] {
  const seen = new Set<string>()
  const people = new PeopleByName(contest)
  let room = TERRITORY_LIMITS.territories - map.all.length
  return rows.map((row, index) => {
    const shown = { row: index + 1, name: row.name.trim() }
    try {
      const judged = judge(contest, map, people, row)
      const key = territoryKey(row.name)
      if (seen.has(key)) throw new Refused('repeated')
      seen.add(key)
      if (judged.outcome === 'new' && room-- <= 0) throw new Refused('too_many')
      return { ...shown, ...judged }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { ...shown, outcome: 'error', error: error.error, ...(error.holder ? { holder: error.holder } : {}) }
    }
  })
}

function judge(
  contest: LoadedContest,
  map: TerritoryMap,
  people: PeopleByName,
  row: ListedTerritory,
): Pick<JudgedTerritory, 'outcome' | 'changes' | 'fields' | 'holderIds' | 'territory'> {
  if (!TerritoryName.safeParse(row.name).success) throw new Refused('name')
  const fields = fieldsOf(row)
  const holderIds = row.holders === undefined ? undefined : holdersIn(row.holders, people, contest)
  const territory = map.named(row.name)
  const held = territory ? map.holdersOf(territory.id, contest.ledgerDay) : []
  const changes: NonNullable<ListedOutcome['changes']> = []
  const differs = (...keys: (keyof typeof fields)[]) =>
    keys.some((key) => key in fields && fields[key] !== territory?.[key])
  if (differs('segment')) changes.push('segment')
  if (differs('trade', 'subTrade')) changes.push('trade')
  if (differs('doors')) changes.push('doors')
  if (holderIds && (holderIds.length !== held.length || holderIds.some((id) => !held.includes(id))))
    changes.push('holders')
  const said = { fields, ...(holderIds ? { holderIds } : {}) }
  if (!territory) return { ...said, outcome: 'new' }
  return changes.length > 0 ? { ...said, territory, outcome: 'changed', changes } : { outcome: 'same' }
}

/** What the cells say; a column that is not there says nothing. */
function fieldsOf({ segment, trade, doors }: ListedTerritory): NonNullable<JudgedTerritory['fields']> {
  const fields = {
    ...(segment === undefined ? {} : { segment: known('segment', segmentIn(segment)) }),
    ...(trade === undefined ? {} : tradeIn(trade)),
    ...(doors === undefined ? {} : { doors: known('doors', doorsIn(doors)) }),
  }
  const parsed = AmendTerritoryInput.safeParse(fields)
  if (!parsed.success) throw new Refused(parsed.error.issues[0]?.path[0] === 'doors' ? 'doors' : 'trade')
  return fields
}

function known<Value>(error: 'segment' | 'doors', value: Value | undefined): Value {
  if (value === undefined) throw new Refused(error)
  return value
}

/** 张三、李四(湖西队): the team in brackets tells two of one name apart. */
function holdersIn(cell: string, people: PeopleByName, contest: LoadedContest): string[] {
  const names = cell.split(/[、,，;；/\n]/).map((name) => name.normalize('NFKC').trim())
  const ids = names.filter(Boolean).map((name) => {
    const [one, other] = people.named(name)
    if (!one) throw new Refused('holder', name)
    if (other) throw new Refused('same_name', name)
    if (one.activeTo !== null && one.activeTo < contest.ledgerDay) throw new Refused('left', name)
    return one.id
  })
  if (new Set(ids).size > TERRITORY_LIMITS.holders) throw new Refused('too_many')
  return [...new Set(ids)]
}

/** API view, without server-only fields. */
export const toOutcome = ({ fields: _, holderIds: __, territory: ___, ...outcome }: JudgedTerritory): ListedOutcome =>
  outcome
