import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsService } from '#server/contest/contests/drafts.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { CodesService } from '#server/contest/participants/codes.service'
import { ParticipantsRepository } from '#server/contest/participants/participants.repository'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { TerritoryHoldersService } from '#server/contest/territories/territory-holders.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import {
  type ContestView,
  type CopyContestInput,
  type DraftInput,
  draftOf,
  Metric,
} from '#shared/contest/contests/contract'
import { addDays, daysBetween } from '#shared/platform/time/time'

/** The next contest of a centre, begun as a copy of an earlier one. */
@Injectable()
export class ContestCopiesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly drafts: DraftsService,
    private readonly seats: ParticipantsService,
    private readonly participants: ParticipantsRepository,
    private readonly codes: CodesService,
    private readonly territories: TerritoryHoldersService,
  ) {}

  /** A draft as long as the earlier contest, from today; goals are of their period and stay behind, like all figures. */
  copy(person: Person, contestId: string, { name }: CopyContestInput): Promise<ContestView> {
    return this.uow.writeAs(person, async () => {
      const source = await this.contests.loadFor(person, contestId)
      const { isDemo, meetingHours = null, meetingForms = null, territoryWord = null } = source.view
      const begun = await this.contests.begin(person, { name, isDemo }, { meetingHours, meetingForms, territoryWord })
      const ids = new Map<string, string>()
      const draft = await this.drafts.fill(begun.id, draftAfter(source.view, begun.view, renewedIn(ids)))
      await this.seatPeople(source, draft, ids)
      return (await this.contests.load(begun.id)).view
    })
  }

  /** Those who have not left and whose accounts are open, each in the team of before, with their codes and territories. */
  private async seatPeople(source: LoadedContest, draft: LoadedContest, ids: Map<string, string>): Promise<void> {
    const before = await this.participants.inSeatOrder(source.id)
    const accounts = await this.participants.accountsOf(before)
    const staying = before.filter(
      ({ accountId, activeTo }) => activeTo === null && accounts.get(accountId)?.isDisabled === false,
    )
    const newcomers = staying.map(({ accountId, teamId, area, isCaptain }) => ({
      ...{ accountId, area, isCaptain },
      teamId: ids.get(teamId) ?? teamId,
    }))
    const giveHoldings = await this.territories.copy(source, draft)
    const seated = await this.seats.seat(draft, newcomers)
    const seats = new Map(staying.map(({ id }, n) => [id, seated[n]?.id ?? id]))
    await giveHoldings(seats)
    await this.codes.copy(draft.id, seats)
  }
}

/** Gives each id of the earlier contest a new one, the same for each of its uses. */
const renewedIn =
  (ids: Map<string, string>) =>
  (id: string): string => {
    const renewed = ids.get(id) ?? randomUUID()
    ids.set(id, renewed)
    return renewed
  }

function draftAfter(source: ContestView, begun: ContestView, renewed: (id: string) => string): DraftInput {
  const { overall, ...draft } = draftOf(source)
  return {
    ...draft,
    name: begun.name,
    startsOn: begun.startsOn,
    endsOn: addDays(begun.startsOn, daysBetween(source.startsOn, source.endsOn)),
    metrics: source.metrics.map(({ goalPoints: _, ...metric }) => Metric.parse({ ...metric, id: renewed(metric.id) })),
    offers: source.offers.map(({ id, name, lines }) => ({
      ...{ id: renewed(id), name },
      lines: lines.map((line) => ({ ...line, metricId: renewed(line.metricId) })),
    })),
    teams: source.teams.map((team) => ({ ...team, id: renewed(team.id) })),
    goals: [],
    ...(draft.activities && { activities: draft.activities.map((each) => ({ ...each, id: renewed(each.id) })) }),
    ...(overall && {
      overall: {
        ...overall,
        weights: Object.fromEntries(Object.entries(overall.weights).map(([id, weight]) => [renewed(id), weight])),
      },
    }),
  }
}
