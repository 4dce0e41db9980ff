import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** Every team's slogan. */
@Injectable()
export class SloganPreparer implements ItemPreparer<'slogan'> {
  prepare({ contest }: AgendaContext): PreparedItem<'slogan'> {
    const teams = contest.view.teams.map((team) => ({ teamId: team.id, slogan: team.slogan }))
    return { item: { type: 'slogan', teams } }
  }
}
