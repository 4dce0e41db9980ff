import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { isDealFact, type LiveFact, touches } from '#shared/live/facts'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** The pledge wall of the day; spectators do not see it. */
@Injectable()
export class PledgesPart implements SnapshotPart<'pledges'>, OnModuleInit {
  readonly key = 'pledges'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly pledges: PledgesService,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  /** A deal only where its seller has pledged. */
  isTouchedBy(fact: LiveFact): boolean {
    if (isDealFact(fact)) return fact.pledgeState !== null
    return fact.type === 'import.recorded' ? fact.pledges.length > 0 : touches(fact, 'pledges')
  }

  load(contest: LoadedContest, { today }: Viewpoint): Promise<PledgeView[]> {
    return this.pledges.wall(contest, today)
  }

  forSpectators(): PledgeView[] {
    return []
  }
}
