import { Injectable } from '@nestjs/common'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { putFigures, type StandingFigures } from '#server/ledger/standings/standing-figures'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { NO_TOTALS, type ParticipantStanding } from '#shared/ledger/standings/contract'

/** The contest whose totals are asked for; `LoadedContest` is one. */
interface Asked {
  id: string
  view: { participants: readonly Pick<ParticipantView, 'id' | 'teamId'>[] }
}

interface Row extends StandingFigures {
  day: string
  participantId: string
}

const FEW = 100

/** Totals of people as the unit under way sees them. */
@Injectable()
export class StandingsReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** One line per participant, in seat order, zero where nothing was sold. */
  async lines(contest: Asked, viewpoint: Viewpoint): Promise<ParticipantStanding[]> {
    const rows = await this.uow.sql<Row>`
      select "day", "participantId", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity"
      from standing where "contestId" = ${contest.id} and "day" in ('', ${viewpoint.today})`
    return this.withHeld(contest, viewpoint, toLines(contest.view.participants, rows))
  }

  /** The lines of some people only, in seat order. */
  async linesOf(contest: Asked, viewpoint: Viewpoint, ids: ReadonlySet<string>): Promise<ParticipantStanding[]> {
    const people = contest.view.participants.filter((each) => ids.has(each.id))
    if (people.length === 0) return []
    if (people.length > FEW) return (await this.lines(contest, viewpoint)).filter((line) => ids.has(line.participantId))
    const rows = await this.uow.sql<Row>`
      select "day", "participantId", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity"
      from standing where "contestId" = ${contest.id} and "day" in ('', ${viewpoint.today})
        and "participantId" in (${this.uow.list(people.map((each) => each.id))})`
    return this.withHeld(contest, viewpoint, toLines(people, rows))
  }

  /** 待核, which no total includes and only ledger keepers see of everyone. */
  private async withHeld({ id }: Asked, { audience }: Viewpoint, lines: ParticipantStanding[]) {
    if (audience !== 'ledger_keepers') return lines
    const rows = await this.uow.sql<{ participantId: string; metricId: string; quantity: number }>`
      select "participantId", "metricId", cast(sum("quantity") as bigint) as "quantity" from pending_line
      where "contestId" = ${id} and "state" = 'pending' and "waitsFor" = 'review' group by "participantId", "metricId"`
    if (rows.length === 0) return lines
    return lines.map((line) => {
      const own = rows.filter(({ participantId }) => participantId === line.participantId)
      if (own.length === 0) return line
      return { ...line, held: Object.fromEntries(own.map(({ metricId, quantity }) => [metricId, quantity])) }
    })
  }
}

function toLines(people: Asked['view']['participants'], rows: readonly Row[]): ParticipantStanding[] {
  const lines = new Map(people.map(({ id, teamId }) => [id, emptyLine(id, teamId)]))
  for (const row of rows) {
    const totals = lines.get(row.participantId)?.[row.day === '' ? 'whole' : 'today']
    if (totals) putFigures(totals, row)
  }
  return [...lines.values()]
}

const emptyLine = (participantId: string, teamId: string): ParticipantStanding => ({
  participantId,
  teamId,
  whole: { ...NO_TOTALS, metrics: {} },
  today: { ...NO_TOTALS, metrics: {} },
})
