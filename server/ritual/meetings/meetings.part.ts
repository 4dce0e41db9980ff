import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { type LiveFact, touches } from '#shared/live/facts'
import type { MeetingView } from '#shared/ritual/meetings/contract'

/** The meetings of the day; spectators do not see them. */
@Injectable()
export class MeetingsPart implements SnapshotPart<'meetings'>, OnModuleInit {
  readonly key = 'meetings'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly meetings: MeetingsRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'meetings')
  }

  async load(contest: LoadedContest, { today }: Viewpoint): Promise<MeetingView[]> {
    return (await this.meetings.ofDay(contest.id, today)).map((meeting) => meeting.view)
  }

  forSpectators(): MeetingView[] {
    return []
  }
}
