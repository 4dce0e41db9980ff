import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { RequestsService } from '#server/ritual/requests/requests.service'

/** 支撑 of the day: how many were answered in time, and which kinds were not. */
@Injectable()
export class RequestsPreparer implements ItemPreparer<'requests'> {
  constructor(private readonly requests: RequestsService) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'requests'>> {
    return { item: { type: 'requests', counts: await this.requests.countsOf(contest, day) } }
  }
}
