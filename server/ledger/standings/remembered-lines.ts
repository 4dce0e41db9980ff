import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ChangedPeopleReader } from '#server/ledger/standings/changed-people.reader'
import { Remembered } from '#server/ledger/standings/remembered'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'

interface Part {
  line: ParticipantStanding
  bytes: number
}

/** About what a line with three metrics takes. */
const LINE_BYTES = 1_000

/** Lines of people at the head, kept in memory until a fact moves their totals. For units that read. */
@Injectable()
export class RememberedLines {
  private readonly remembered = new Remembered<Part>()

  constructor(private readonly changed: ChangedPeopleReader) {}

  /** In seat order; `read` reads those of some people, or of everyone. */
  async of(
    { id, epoch, revision, today, headSeq, view }: LoadedContest,
    read: (ids: ReadonlySet<string>) => Promise<readonly ParticipantStanding[]>,
  ): Promise<ParticipantStanding[]> {
    const people = view.participants.map((each) => each.id)
    // Another revision may have other people or teams, and on another day nothing has been sold yet.
    const at = { id, epoch: `${epoch} ${revision} ${today}`, headSeq }
    const { parts } = await this.remembered.of(at, people, {
      isCommitted: true,
      changed: (after) => this.changed.between(id, after, headSeq),
      read: async (ids) =>
        new Map((await read(new Set(ids))).map((line) => [line.participantId, { line, bytes: LINE_BYTES }])),
      atOnce: Number.POSITIVE_INFINITY,
    })
    return people.flatMap((each) => parts.get(each)?.line ?? [])
  }
}
