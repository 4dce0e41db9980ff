import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { NeedsReader } from '#server/ritual/meetings/needs.reader'

/** 表态: what the whole contest needs today. */
@Injectable()
export class PledgesPreparer implements ItemPreparer<'pledges'> {
  constructor(private readonly needs: NeedsReader) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'pledges'>> {
    return { item: { type: 'pledges', needed: await this.needs.ofContest(contest, day) } }
  }
}
