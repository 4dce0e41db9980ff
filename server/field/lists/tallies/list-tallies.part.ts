import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { ListTalliesReader } from '#server/field/lists/tallies/list-tallies.reader'
import type { ListTally } from '#shared/field/lists/facts'
import { type LiveFact, touches } from '#shared/live/facts'

/** Counts of open lists; spectators do not see them. */
@Injectable()
export class ListTalliesPart implements SnapshotPart<'lists'>, OnModuleInit {
  readonly key = 'lists'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly tallies: ListTalliesReader,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'lists')
  }

  load(contest: LoadedContest): Promise<ListTally[]> {
    return this.tallies.open(contest)
  }

  forSpectators(): ListTally[] {
    return []
  }
}
