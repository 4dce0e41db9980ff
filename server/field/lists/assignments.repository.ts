import { Injectable } from '@nestjs/common'
import type { Assignment } from '#server/field/lists/assignment-rules'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** A line that an assignment gave away, and whether its first touch is still to come. */
export interface AssignedLine {
  id: string
  round: number
  participantId: string
  isUndone: boolean
  isUntouched: boolean
}

const AT_ONCE = 100

/** Assignments of many lines, a hundred in one statement. */
@Injectable()
export class AssignmentsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** In the order of the file. */
  free(listId: string): Promise<{ id: string; territoryId: string | null }[]> {
    return this.uow.sql`
      select p."id", p."territoryId" from prospect p
      where p."listId" = ${listId} and p."state" = 'free' order by p."position"`
  }

  /** How many lines of the list each participant holds. */
  async held(listId: string): Promise<Map<string, number>> {
    const rows = await this.uow.sql<{ holderId: string; lines: number | string }>`
      select p."holderId", count(*) as "lines" from prospect p
      where p."listId" = ${listId} and p."state" = 'held' group by p."holderId"`
    return new Map(rows.map(({ holderId, lines }) => [holderId, Number(lines)]))
  }

  async assign(
    contestId: string,
    listId: string,
    steps: readonly Assignment[],
    { batchId, recorderId, at, lapsesOn }: { batchId: string; recorderId: string; at: Date; lapsesOn: string },
  ): Promise<void> {
    const moment = at.toISOString()
    for (const some of byHundreds(steps)) {
      const people = new Set(some.map(({ participantId }) => participantId))
      for (const participantId of people) {
        const ids = some.filter((step) => step.participantId === participantId).map(({ lineId }) => lineId)
        await this.uow.sql`
          update prospect set "state" = 'held', "holderId" = ${participantId}, "heldAs" = 'assigned',
            "heldSince" = ${moment}, "lapsesOn" = ${lapsesOn}, "touchedAt" = ${null}, "misses" = 0,
            "remindedOn" = ${null}, "nextOn" = ${null}, "round" = "round" + 1
          where "id" in (${this.uow.list(ids)})`
      }
      const ids = some.map(({ lineId }) => lineId)
      const rounds = await this.uow.sql<{ id: string; round: number }>`
        select p."id", p."round" from prospect p where p."id" in (${this.uow.list(ids)})`
      const roundOf = new Map(rounds.map(({ id, round }) => [id, round]))
      await this.addHolds(
        some.map(({ lineId, participantId, reason }) => [
          ...[newId(), contestId, listId, lineId, roundOf.get(lineId) ?? 0, 'assigned', participantId, reason],
          ...[batchId, recorderId, moment],
        ]),
      )
    }
  }

  /** The lines of an assignment as they are now. */
  async ofBatch(listId: string, batchId: string): Promise<AssignedLine[]> {
    const rows = await this.uow.sql<
      Omit<AssignedLine, 'isUndone' | 'isUntouched'> & { end: string | null; touched: string | null }
    >`
      select p."id", h."round", h."participantId", e."kind" as "end", p."touchedAt" as "touched"
      from prospect_hold h join prospect p on p."id" = h."prospectId"
      left join prospect_hold e on e."prospectId" = h."prospectId" and e."round" = h."round" and e."id" <> h."id"
      where h."listId" = ${listId} and h."batchId" = ${batchId} and h."kind" = 'assigned'`
    return rows.map(({ end, touched, ...line }) => ({
      ...line,
      isUndone: end === 'undone',
      isUntouched: end === null && touched === null,
    }))
  }

  async undo(contestId: string, listId: string, lines: readonly AssignedLine[], recorderId: string, at: Date) {
    for (const some of byHundreds(lines)) {
      await this.uow.sql`
        update prospect set "state" = 'free', "holderId" = ${null}, "heldAs" = ${null}, "heldSince" = ${null},
          "lapsesOn" = ${null}
        where "id" in (${this.uow.list(some.map(({ id }) => id))})`
      await this.addHolds(
        some.map(({ id, round, participantId }) => [
          ...[newId(), contestId, listId, id, round, 'undone', participantId, '', null, recorderId, at.toISOString()],
        ]),
      )
    }
  }

  /** The newest assignment of the list, as long as none of its lines was touched, given back or undone. */
  async undoable(listId: string): Promise<string | null> {
    const [last] = await this.uow.sql<{ batchId: string }>`
      select h."batchId" from prospect_hold h
      where h."listId" = ${listId} and h."kind" = 'assigned' and h."batchId" is not null
      order by h."at" desc, h."id" desc limit 1`
    if (!last) return null
    const lines = await this.ofBatch(listId, last.batchId)
    return lines.every(({ isUntouched }) => isUntouched) ? last.batchId : null
  }

  private async addHolds(rows: readonly unknown[][]): Promise<void> {
    if (rows.length === 0) return
    await this.uow.sql`
      insert into prospect_hold ("id", "contestId", "listId", "prospectId", "round", "kind", "participantId", "reason",
        "batchId", "recorderId", "at")
      values ${this.uow.values(rows)}`
  }
}

function byHundreds<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, n) => rows.slice(n * AT_ONCE, (n + 1) * AT_ONCE))
}
