import { Injectable } from '@nestjs/common'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { VoicesService } from '#server/ritual/voices/voices.service'

/** 意见和建议 of the day's customers, without who gathered them. */
@Injectable()
export class VoicesPreparer implements ItemPreparer<'voices'> {
  constructor(private readonly voices: VoicesService) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'voices'>> {
    const voices = await this.voices.ofDay(contest.id, day)
    return { item: { type: 'voices', voices: voices.map(({ kind, text, count }) => ({ kind, text, count })) } }
  }
}
