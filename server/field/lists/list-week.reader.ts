import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'
import type { ListWeek } from '#shared/field/lists/week'
import { instantOf } from '#shared/platform/time/instant-of'
import { addDays } from '#shared/platform/time/time'

type Counted = Record<'claimed' | 'assigned' | 'won', number | string> & { participantId: string }

/** What became of lists in a week, for reports; counts per team alone. */
@Injectable()
export class ListWeekReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** Running contests with lists that are open; one statement. */
  async contests(): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c where c."status" = 'running' and exists (
        select 1 from prospect_list l where l."contestId" = c."id" and l."status" = 'open')`
    return rows.map(({ id }) => id)
  }

  /** Inside the caller's unit. */
  async of(contest: LoadedContest, { from, to }: Days): Promise<ListWeek> {
    const start = instantOf(from, '00:00', contest.timezone).toISOString()
    const end = instantOf(addDays(to, 1), '00:00', contest.timezone).toISOString()
    const held = await this.held(contest.id, start, end)
    const touched = await this.touched(contest.id, start, end)
    const teamOf = new Map(contest.view.participants.map(({ id, teamId }) => [id, teamId]))
    const sum = (rows: readonly Counted[], key: 'claimed' | 'assigned' | 'won') =>
      rows.reduce((lines, row) => lines + Number(row[key]), 0)
    return {
      teams: contest.view.teams.map(({ id: teamId }) => {
        const own = held.filter(({ participantId }) => teamOf.get(participantId) === teamId)
        const visits = touched.filter(({ participantId }) => teamOf.get(participantId) === teamId)
        return {
          ...{ teamId, claimed: sum(own, 'claimed'), assigned: sum(own, 'assigned'), won: sum(own, 'won') },
          touched: visits.reduce((lines, row) => lines + Number(row.lines), 0),
        }
      }),
      ...(await this.converted(contest.id, end)),
    }
  }

  /** Holds that began in the time, and lines that their holders or others won. */
  private held(contestId: string, start: string, end: string): Promise<Counted[]> {
    return this.uow.sql<Counted>`
      select h."participantId",
        sum(case when h."kind" in ('claimed', 'picked') then 1 else 0 end) as "claimed",
        sum(case when h."kind" in ('assigned', 'dispatched') then 1 else 0 end) as "assigned",
        sum(case when h."kind" = 'won' and p."state" = 'won' and p."round" = h."round" then 1 else 0 end) as "won"
      from prospect_hold h join prospect p on p."id" = h."prospectId"
      where h."contestId" = ${contestId} and h."at" >= ${start} and h."at" < ${end} and h."participantId" is not null
      group by h."participantId"`
  }

  /** Lines that were last touched in the time, with who held them then. */
  private touched(contestId: string, start: string, end: string) {
    return this.uow.sql<{ participantId: string; lines: number | string }>`
      select b."participantId", count(*) as "lines" from prospect p
      join prospect_hold b on b."prospectId" = p."id" and b."round" = p."round"
        and b."kind" in ('claimed', 'picked', 'assigned', 'dispatched')
      where p."contestId" = ${contestId} and p."touchedAt" >= ${start} and p."touchedAt" < ${end}
      group by b."participantId"`
  }

  /** Holds that were not undone, by how they began; each line of a hold counts once, however often it was held. */
  private async converted(contestId: string, end: string): Promise<Pick<ListWeek, 'claimed' | 'assigned'>> {
    const rows = await this.uow.sql<{ isClaimed: number; lines: number | string; won: number | string }>`
      select case when b."kind" in ('claimed', 'picked') then 1 else 0 end as "isClaimed", count(*) as "lines",
        sum(case when e."kind" = 'won' then 1 else 0 end) as "won"
      from prospect_hold b left join prospect_hold e on e."prospectId" = b."prospectId" and e."round" = b."round"
        and e."kind" not in ('claimed', 'picked', 'assigned', 'dispatched')
      where b."contestId" = ${contestId} and b."at" < ${end}
        and b."kind" in ('claimed', 'picked', 'assigned', 'dispatched')
        and (e."kind" is null or e."kind" not in ('undone', 'dealt'))
      group by case when b."kind" in ('claimed', 'picked') then 1 else 0 end`
    const of = (isClaimed: number) => {
      const row = rows.find((each) => Number(each.isClaimed) === isClaimed)
      return { lines: Number(row?.lines ?? 0), won: Number(row?.won ?? 0) }
    }
    return { claimed: of(1), assigned: of(0) }
  }
}
