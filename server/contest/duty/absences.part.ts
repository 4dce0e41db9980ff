import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { DutyRepository } from '#server/contest/duty/duty.repository'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { type LiveFact, touches } from '#shared/live/facts'

/** Who is not on duty today; spectators do not see it. */
@Injectable()
export class AbsencesPart implements SnapshotPart<'absent'>, OnModuleInit {
  readonly key = 'absent'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly duty: DutyRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'absences')
  }

  async load(contest: LoadedContest, { today }: Viewpoint): Promise<string[]> {
    const absences = await this.duty.absencesOf(contest.id, today)
    return absences.map((absence) => absence.participantId)
  }

  forSpectators(): string[] {
    return []
  }
}
