import type { Bonuses } from '#server/ledger/standings/team-bonuses.reader'
import type { ContestView } from '#shared/contest/contests/contract'
import { rankedBoards, shownOf, teamStandings } from '#shared/ledger/standings/boards'
import {
  measure,
  NO_TOTALS,
  type ParticipantStanding,
  type PublicBoards,
  type TeamStanding,
} from '#shared/ledger/standings/contract'
import type { Look, OwnPlace } from '#shared/ledger/standings/own-line'
import { type LineChange, partsOf, type RankedBoard } from '#shared/ledger/standings/ranked-board'

/** With more changed lines than this, all lists are sorted again. */
const FEW = 64

/** The lists of people and teams that follow from the lines of one state; immutable. What did not change stays the same object. */
export class RoomLists {
  private readonly byKey: ReadonlyMap<string, RankedBoard>

  private constructor(
    private readonly view: Pick<ContestView, 'metrics' | 'teams'>,
    private readonly lines: readonly ParticipantStanding[],
    private readonly bonuses: Bonuses,
    private readonly ranked: readonly RankedBoard[],
    readonly teams: readonly TeamStanding[],
    readonly boards: PublicBoards,
  ) {
    this.byKey = new Map(ranked.map((board) => [board.key, board]))
  }

  static of(
    view: Pick<ContestView, 'metrics' | 'teams'>,
    lines: readonly ParticipantStanding[],
    bonuses: Bonuses,
  ): RoomLists {
    const ranked = rankedBoards(view, lines)
    const ids = view.teams.map((team) => team.id)
    const teams = withBonuses(teamStandings(ids, lines), bonuses)
    return new RoomLists(view, lines, bonuses, ranked, teams, shownOf(ranked))
  }

  /** The lists of the same people, whose lines that did not change are the same objects. */
  after(lines: readonly ParticipantStanding[], bonuses: Bonuses): RoomLists {
    if (lines === this.lines && bonuses === this.bonuses) return this
    const changes = changesBetween(this.lines, lines)
    if (!changes) return RoomLists.of(this.view, lines, bonuses)
    const ranked = this.ranked.map((board) => board.after(changes))
    const moved = new Set(changes.map(({ after }) => after.teamId))
    const sums = new Map(teamStandings([...moved], lines).map((team) => [team.teamId, team]))
    const teams = this.teams.map((team) => sums.get(team.teamId) ?? team)
    const whole = withBonuses(teams, bonuses)
    return new RoomLists(this.view, lines, bonuses, ranked, whole, shownOf(ranked))
  }

  placeOf(line: ParticipantStanding, { board: key, isGapOnly }: Look, isOver: boolean): OwnPlace | undefined {
    const board = this.byKey.get(key)
    const { span, by } = partsOf(key)
    const totals = line[span] ?? NO_TOTALS
    const isShown = isGapOnly ? totals.deals > 0 : measure(totals, by).value > 0
    if (!board || !isShown) return undefined
    const { rank, ...place } = board.ownPlaceOf(line, isOver)
    return { board: key, ...place, ...(isGapOnly || rank === undefined ? {} : { rank }) }
  }
}

/** Teams that have earned nothing outside sales stay the same objects. */
const withBonuses = (teams: readonly TeamStanding[], bonuses: Bonuses): readonly TeamStanding[] =>
  bonuses.size === 0
    ? teams
    : teams.map((team) => {
        const bonus = bonuses.get(team.teamId)
        return bonus && bonus !== team.bonus ? { ...team, bonus } : team
      })

/** Nothing where there are too many, or where the people are others. */
function changesBetween(
  before: readonly ParticipantStanding[],
  after: readonly ParticipantStanding[],
): LineChange[] | undefined {
  const changes: LineChange[] = []
  if (before.length !== after.length) return undefined
  for (let seat = 0; seat < after.length; seat++) {
    const [was, is] = [before[seat], after[seat]]
    if (!was || !is || was === is) continue
    if (was.participantId !== is.participantId || was.teamId !== is.teamId || changes.length === FEW) return undefined
    changes.push({ seat, before: was, after: is })
  }
  return changes
}
