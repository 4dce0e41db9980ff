import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { CeremoniesRepository } from '#server/ritual/ceremony/ceremonies.repository'
import type { Ceremony } from '#server/ritual/ceremony/ceremony.entity'
import { type LiveFact, touches } from '#shared/live/facts'
import type { CeremonyState } from '#shared/ritual/ceremony/steps'

/** Where 揭晓 is; spectators are shown the race and the final board only. */
@Injectable()
export class CeremonyPart implements SnapshotPart<'ceremony'>, OnModuleInit {
  readonly key = 'ceremony'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly ceremonies: CeremoniesRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'ceremony')
  }

  async load(contest: LoadedContest): Promise<CeremonyState | null> {
    return stateOf(await this.ceremonies.find(contest.id))
  }

  forSpectators(): null {
    return null
  }
}

export const stateOf = (ceremony: Ceremony | null): CeremonyState | null =>
  ceremony && !ceremony.endedAt
    ? { step: ceremony.step, since: ceremony.since.toISOString(), isHeld: ceremony.isHeld }
    : null
