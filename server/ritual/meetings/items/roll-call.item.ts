import { Injectable } from '@nestjs/common'
import { DutyService } from '#server/contest/duty/duty.service'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** 点名: how many are on duty, and who is absent why. */
@Injectable()
export class RollCallPreparer implements ItemPreparer<'roll_call'> {
  constructor(private readonly duty: DutyService) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'roll_call'>> {
    const absences = await this.duty.absencesOf(contest.id, day)
    const absent = absences.flatMap(({ participantId, kind }) => {
      const name = contest.rules.participant(participantId)?.name
      return name === undefined ? [] : [{ participantId, name, kind }]
    })
    return { item: { type: 'roll_call', onDuty: (await this.duty.present(contest, day)).size, absent } }
  }
}
