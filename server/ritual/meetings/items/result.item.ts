import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { teamDays } from '#server/ritual/meetings/items/team-days'
import { rateOf } from '#server/ritual/pledges/pledge-outcomes.service'

/** Today against the pledges: kept ones by name in seat order, of the others only how many. */
@Injectable()
export class ResultPreparer implements ItemPreparer<'result'> {
  async prepare(context: AgendaContext): Promise<PreparedItem<'result'>> {
    const { contest, day } = context
    const { sales } = await context.daysUpToToday()
    const outcomes = await context.outcomesOfToday()
    const { participants } = contest.view
    const kept = new Set(outcomes.filter((each) => each.isKept).map((each) => each.participantId))
    const teams = teamDays(contest, day, sales).map((team) => {
      const ids = new Set(participants.flatMap((each) => (each.teamId === team.teamId ? [each.id] : [])))
      return { ...team, ...rateOf(outcomes.filter((each) => ids.has(each.participantId))) }
    })
    const named = participants.filter(({ id }) => kept.has(id))
    return {
      item: { type: 'result', day, teams, kept: named.map(({ id, name }) => ({ participantId: id, name })) },
    }
  }
}
