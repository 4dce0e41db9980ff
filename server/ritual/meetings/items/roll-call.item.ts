import { Injectable } from '@nestjs/common'
import { AttendanceService } from '#server/contest/duty/attendance.service'
import { DutyService } from '#server/contest/duty/duty.service'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'

/** 点名: how many are on duty, who of them came, and who is absent why. */
@Injectable()
export class RollCallPreparer implements ItemPreparer<'roll_call'> {
  constructor(
    private readonly duty: DutyService,
    private readonly attendance: AttendanceService,
  ) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'roll_call'>> {
    const absences = await this.duty.absencesOf(contest.id, day)
    const absent = absences.flatMap(({ participantId, kind }) => {
      const name = contest.rules.participant(participantId)?.name
      return name === undefined ? [] : [{ participantId, name, kind }]
    })
    const present = await this.duty.present(contest, day)
    const came = (await this.attendance.ofDay(contest.id, day)).filter((row) => present.has(row.participantId))
    const late = came
      .filter(({ state }) => state === 'late')
      .flatMap(({ participantId }) => {
        const name = contest.rules.participant(participantId)?.name
        return name === undefined ? [] : [{ participantId, name }]
      })
    return { item: { type: 'roll_call', onDuty: present.size, absent, arrived: came.length, late } }
  }
}
