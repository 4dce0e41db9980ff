import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { teamDays } from '#server/ritual/meetings/items/team-days'

/** Today against the pledges: kept ones by name in seat order, of the others only how many. */
@Injectable()
export class ResultPreparer implements ItemPreparer<'result'> {
  async prepare(context: AgendaContext): Promise<PreparedItem<'result'>> {
    const { contest, day } = context
    const { sales } = await context.daysUpToToday()
    const outcomes = await context.outcomesOfToday()
    const { participants } = contest.view
    const kept = new Set(outcomes.filter((each) => each.isKept).map((each) => each.participantId))
    const pledgers = new Set(outcomes.map((each) => each.participantId))
    const teams = teamDays(contest, day, sales).map((team) => {
      const own = participants.filter(({ id, teamId }) => teamId === team.teamId && pledgers.has(id))
      return { ...team, kept: own.filter(({ id }) => kept.has(id)).length, pledged: own.length }
    })
    const named = participants.filter(({ id }) => kept.has(id))
    return {
      item: { type: 'result', day, teams, kept: named.map(({ id, name }) => ({ participantId: id, name })) },
    }
  }
}
