import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { activitiesOn } from '#server/field/activities/activity-rules'
import type { CheckableEntry } from '#server/field/spot-checks/spot-checks.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'

/** What is kept of checks, and who gets to know of one, inside the caller's unit. */
@Injectable()
export class SpotCheckNotes {
  constructor(
    private readonly audit: AuditService,
    private readonly inbox: InboxService,
  ) {}

  note(keeper: Person, contest: LoadedContest, action: string, subject: string, after?: unknown): Promise<void> {
    const { centerId, id: contestId } = contest
    return this.audit.note({ centerId, contestId, actor: keeper.name, action, subject, after })
  }

  /** 不属实: who entered the activity and the captains of the team read it; no one else does. */
  async tellUntrue(contest: LoadedContest, { participantId, activityId, businessDate }: CheckableEntry): Promise<void> {
    const member = contest.rules.participant(participantId)
    if (!member) return
    const captains = contest.view.participants.filter(({ teamId, isCaptain }) => isCaptain && teamId === member.teamId)
    const title = activitiesOn(contest, businessDate).find(({ id }) => id === activityId)?.name ?? ''
    const about = { member: member.name, title, day: businessDate }
    const readers = [participantId, ...captains.map(({ id }) => id)]
    await this.inbox.tellParticipants(contest, readers, { kind: 'check_untrue', about })
  }
}
