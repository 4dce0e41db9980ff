import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import type { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { isActive } from '#shared/contest/duty/contract'

/** Who learns of a broadcast: the audit list, and by 消息 everyone who takes part. */
@Injectable()
export class BroadcastNotes {
  constructor(
    private readonly audit: AuditService,
    private readonly inbox: InboxService,
  ) {}

  async note(director: Person, { contestId, kind, day }: BattleReport, action: string, after?: object): Promise<void> {
    await this.audit.note({
      centerId: director.centerId,
      contestId,
      actor: director.name,
      action,
      subject: day,
      after: { kind, ...after },
    })
  }

  seen(person: Person, reportId: string): Promise<void> {
    return this.inbox.seen(person, 'report_published', { reportId })
  }

  tellAll(contest: LoadedContest, director: Person, { id: reportId, words }: BattleReport): Promise<void> {
    const people = contest.view.participants.filter((each) => isActive(each, contest.today)).map(({ id }) => id)
    const notice = { kind: 'report_published', about: { reportId, title: words.headline } } as const
    return this.inbox.tellParticipants(contest, people, { ...notice, actorId: director.accountId })
  }
}
