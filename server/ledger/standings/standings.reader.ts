import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { RememberedLines } from '#server/ledger/standings/remembered-lines'
import { putFigures, type StandingFigures } from '#server/ledger/standings/standing-figures'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/ledger/standings/contract'

interface Row extends StandingFigures {
  day: string
  participantId: string
}

const FEW = 100

/** Totals of people as the unit under way sees them. */
@Injectable()
export class StandingsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly remembered: RememberedLines,
  ) {}

  /** One line per participant, in seat order, zero where nothing was sold. */
  async lines(contest: LoadedContest, viewpoint: Viewpoint): Promise<readonly ParticipantStanding[]> {
    // A unit that writes may have changed totals before it tells of it.
    if (!this.uow.isReading || viewpoint.today !== contest.today) return this.read(contest, viewpoint)
    const keeper = contest.viewpoint('ledger_keepers')
    const lines = await this.remembered.of(contest, (ids) => this.linesOf(contest, keeper, ids))
    return viewpoint.audience === 'ledger_keepers' ? lines : lines.map(withoutHeld)
  }

  private async read(contest: LoadedContest, viewpoint: Viewpoint): Promise<ParticipantStanding[]> {
    const rows = await this.uow.sql<Row>`
      select "day", "participantId", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity"
      from standing where "contestId" = ${contest.id} and "day" in ('', ${viewpoint.today})`
    return this.withHeld(contest, viewpoint, toLines(contest.view.participants, rows))
  }

  /** The lines of some people only, in seat order. */
  async linesOf(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    ids: ReadonlySet<string>,
  ): Promise<ParticipantStanding[]> {
    const people = contest.view.participants.filter((each) => ids.has(each.id))
    if (people.length === 0) return []
    if (people.length > FEW) return (await this.read(contest, viewpoint)).filter((line) => ids.has(line.participantId))
    const rows = await this.uow.sql<Row>`
      select "day", "participantId", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity"
      from standing where "contestId" = ${contest.id} and "day" in ('', ${viewpoint.today})
        and "participantId" in (${this.uow.list(people.map((each) => each.id))})`
    return this.withHeld(contest, viewpoint, toLines(people, rows))
  }

  /** What one person sold on the viewpoint's day. */
  async ofDay(contest: LoadedContest, viewpoint: Viewpoint, participantId: string): Promise<Totals> {
    const [line] = await this.linesOf(contest, viewpoint, new Set([participantId]))
    return line?.today ?? NO_TOTALS
  }

  /** 待核, which no total includes and only ledger keepers see of everyone. */
  private async withHeld({ id }: LoadedContest, { audience }: Viewpoint, lines: ParticipantStanding[]) {
    if (audience !== 'ledger_keepers') return lines
    const rows = await this.uow.sql<{ participantId: string; metricId: string; quantity: number }>`
      select "participantId", "metricId", cast(sum("quantity") as bigint) as "quantity" from pending_line
      where "contestId" = ${id} and "state" = 'pending' and "waitsFor" = 'review' group by "participantId", "metricId"`
    if (rows.length === 0) return lines
    const held = new Map<string, Record<string, number>>()
    for (const { participantId, metricId, quantity } of rows)
      held.set(participantId, { ...held.get(participantId), [metricId]: quantity })
    return lines.map((line) => {
      const own = held.get(line.participantId)
      return own ? { ...line, held: own } : line
    })
  }
}

function toLines(people: readonly ParticipantView[], rows: readonly Row[]): ParticipantStanding[] {
  const lines = new Map(people.map(({ id, teamId }) => [id, emptyLine(id, teamId)]))
  for (const row of rows) {
    const totals = lines.get(row.participantId)?.[row.day === '' ? 'whole' : 'today']
    if (totals) putFigures(totals, row)
  }
  return [...lines.values()]
}

function withoutHeld(line: ParticipantStanding): ParticipantStanding {
  if (!line.held) return line
  const { held: _, ...shown } = line
  return shown
}

const emptyLine = (participantId: string, teamId: string): ParticipantStanding => ({
  participantId,
  teamId,
  whole: { ...NO_TOTALS, metrics: {} },
  today: { ...NO_TOTALS, metrics: {} },
})
