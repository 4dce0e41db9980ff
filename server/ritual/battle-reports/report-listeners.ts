import { Injectable } from '@nestjs/common'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { ReportDraftsService } from '#server/ritual/battle-reports/report-drafts.service'
import { WORDS_LENGTH } from '#shared/ritual/battle-reports/contract'

/** Drafts a battle report when a contest or an evening meeting closes; a director reads and publishes it. */
@Injectable()
export class ReportListeners {
  constructor(private readonly drafts: ReportDraftsService) {}

  /** 终榜. A contest that is closed before its first day has nothing to report. */
  @OnDomainEvent('contest.closed')
  async proposeFinal({ contest }: DomainEvents['contest.closed']): Promise<void> {
    if (contest.today >= contest.startsOn) await this.drafts.proposeFinal(contest)
  }

  /** The day's report, with the first line of the evening's plan for tomorrow. */
  @OnDomainEvent('meeting.closed')
  async proposeDaily({ contest, meeting }: DomainEvents['meeting.closed']): Promise<void> {
    if (meeting.kind !== 'evening') return
    const tomorrow = meeting.view.agenda.find((item) => item.type === 'tomorrow')
    await this.drafts.proposeDaily(contest.id, meeting.day, firstLine(tomorrow?.words ?? ''))
  }
}

const firstLine = (text: string): string =>
  [...(text.trim().split('\n')[0] ?? '')].slice(0, WORDS_LENGTH).join('').trim()
