import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LastTouches } from '#server/contest/territories/last-touches'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { TerritoriesRepository } from '#server/contest/territories/territories.repository'
import type { Territory } from '#server/contest/territories/territory.entity'
import { TerritoryHoldersService } from '#server/contest/territories/territory-holders.service'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import {
  type AddTerritoryInput,
  type AmendTerritoryInput,
  type SetHoldersInput,
  TERRITORY_LIMITS,
  type TerritoryView,
} from '#shared/contest/territories/contract'
import type { Day } from '#shared/platform/time/time'

/** 包区: the areas of a contest, what is in them, who holds them and when they were last worked in. */
@Injectable()
export class TerritoriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reader: TerritoriesReader,
    private readonly repository: TerritoriesRepository,
    private readonly holders: TerritoryHoldersService,
    private readonly touches: LastTouches,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string): Promise<TerritoryView[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.views(contest, await this.reader.of(contest))
    })
  }

  /** Adds a territory; the same `id` once more changes nothing. Refuses with `territory_taken` and `too_many_territories`. */
  add(person: Person, contestId: string, input: AddTerritoryInput): Promise<TerritoryView> {
    return this.change(person, contestId, async (contest, map) => {
      const { id, holderIds, ...fields } = input
      if (map.find(id)) return id
      mustBeFree(map, input.name)
      if (map.all.length >= TERRITORY_LIMITS.territories) throw new AppError('too_many_territories')
      mustTakePart(contest, holderIds)
      await this.repository.add(contest.id, [{ id, ...fields }])
      await this.holders.set(contest, id, holderIds)
      await this.note(person, contest, 'territory.added', input.name, {
        after: { ...fields, holders: namesOf(contest, holderIds) },
      })
      return id
    })
  }

  /** Corrects what is said of a territory. Refuses with `territory_taken`. */
  amend(person: Person, contestId: string, id: string, changes: AmendTerritoryInput): Promise<TerritoryView> {
    return this.change(person, contestId, async (contest, map) => {
      const before = territoryIn(map, id)
      if (changes.name !== undefined) mustBeFree(map, changes.name, id)
      await this.repository.amend(id, changes)
      if (changes.name !== undefined && changes.name !== before.name)
        await this.holders.relabel(contest, map.holdersOf(id, contest.ledgerDay))
      await this.note(person, contest, 'territory.amended', changes.name ?? before.name, {
        before: fieldsOf(before),
        after: fieldsOf({ ...before, ...changes }),
      })
      return id
    })
  }

  /** From today on, or from an earlier day, these people hold it and no others. */
  setHolders(person: Person, contestId: string, id: string, input: SetHoldersInput): Promise<TerritoryView> {
    return this.change(person, contestId, async (contest, map) => {
      const { name } = territoryIn(map, id)
      mustTakePart(contest, input.participantIds)
      const before = map.holdersOf(id, contest.ledgerDay)
      const { from } = input
      const isChanged =
        from === undefined
          ? await this.holders.set(contest, id, input.participantIds)
          : await this.holders.setSince(contest, id, input.participantIds, from)
      if (isChanged)
        await this.note(person, contest, 'territory.held', name, {
          before: { holders: namesOf(contest, before) },
          after: { holders: namesOf(contest, input.participantIds), ...(from && { from }) },
        })
      return id
    })
  }

  /** Removes a territory that nothing points at; refused with `territory_in_use` for others. */
  async remove(person: Person, contestId: string, id: string): Promise<void> {
    await this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const map = await this.reader.read(contestId)
      const territory = territoryIn(map, id)
      if (await this.touches.isUsed(id)) throw new AppError('territory_in_use')
      const holders = map.holdersOf(id, contest.ledgerDay)
      await this.repository.remove(id)
      await this.holders.relabel(contest, holders)
      await this.announce(contest)
      const before = { ...fieldsOf(territory), holders: namesOf(contest, holders) }
      await this.note(person, contest, 'territory.removed', territory.name, { before })
    })
  }

  /** Makes screens and later units read the territories again; inside a unit that holds the contest. */
  async announce(contest: LoadedContest): Promise<void> {
    await this.contests.bumpRevision(contest.id)
    if (contest.status !== 'draft') await this.contests.announce(contest, 'people')
  }

  private change(
    person: Person,
    contestId: string,
    write: (contest: LoadedContest, map: TerritoryMap) => Promise<string>,
  ): Promise<TerritoryView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const id = await write(contest, await this.reader.read(contestId))
      await this.announce(contest)
      const views = await this.views(contest, await this.reader.read(contestId))
      const view = views.find((each) => each.id === id)
      if (!view) throw new AppError('not_found')
      return view
    })
  }

  private async views(contest: LoadedContest, map: TerritoryMap): Promise<TerritoryView[]> {
    if (map.all.length === 0) return []
    const newest = await this.touches.newest(contest)
    return map.all.map((territory) => viewOf(territory, map, newest.get(territory.id) ?? null))
  }

  private note(
    person: Person,
    contest: LoadedContest,
    action: string,
    subject: string,
    what: { before?: unknown; after?: unknown },
  ): Promise<void> {
    return this.audit.note({
      ...{ centerId: contest.centerId, contestId: contest.id, actor: person.name, action, subject },
      ...what,
    })
  }
}

const viewOf = (territory: Territory, map: TerritoryMap, lastTouchOn: Day | null): TerritoryView => ({
  id: territory.id,
  ...fieldsOf(territory),
  holdings: map.holdingsOf(territory.id).map(({ participantId, from, to }) => ({ participantId, from, to })),
  lastTouchOn,
})

const fieldsOf = ({ name, segment, trade, subTrade, doors }: Omit<Territory, 'key'>) => ({
  name,
  segment,
  trade,
  subTrade,
  doors,
})

function territoryIn(map: TerritoryMap, id: string): Territory {
  const territory = map.find(id)
  if (!territory) throw new AppError('not_found')
  return territory
}

function mustBeFree(map: TerritoryMap, name: string, except?: string): void {
  const other = map.named(name)
  if (other && other.id !== except) throw new AppError('territory_taken')
}

function mustTakePart(contest: LoadedContest, ids: readonly string[]): void {
  for (const id of ids) if (!contest.rules.participant(id)) throw new AppError('not_a_participant')
}

const namesOf = (contest: LoadedContest, ids: readonly string[]): string[] =>
  ids.flatMap((id) => contest.rules.participant(id)?.name ?? [])
