import { Injectable } from '@nestjs/common'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { WORDS_LENGTH } from '#shared/ritual/battle-reports/contract'

/** Closing the evening meeting proposes the day's battle report, with what the room has set out to do tomorrow. */
@Injectable()
export class EveningReportService {
  constructor(meetings: MeetingsService, reports: BattleReportsService) {
    meetings.onClosed(async (contest, meeting) => {
      if (meeting.kind !== 'evening') return
      const tomorrow = meeting.view.agenda.find((item) => item.type === 'tomorrow')
      await reports.proposeDaily(contest.id, meeting.day, firstLine(tomorrow?.words ?? ''))
    })
  }
}

const firstLine = (text: string): string =>
  [...(text.trim().split('\n')[0] ?? '')].slice(0, WORDS_LENGTH).join('').trim()
