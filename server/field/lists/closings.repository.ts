import { Injectable } from '@nestjs/common'
import { In, MoreThanOrEqual } from 'typeorm'
import { type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import { Prospect, ProspectHold } from '#server/field/lists/list.entity'
import { ProspectObjection } from '#server/field/lists/objection.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BEGINS } from '#shared/field/lists/contract'

const AT_ONCE = 500

/** How lines that were held came to be closed, and what was objected to it. */
@Injectable()
export class ClosingsRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lines: LinesRepository,
  ) {}

  /** Lines of the list that are with one of these numbers, left-out rows excepted; each side of the union has its index. */
  async withNumbers(contestId: string, listId: string, numbers: readonly string[]): Promise<KnownLine[]> {
    const ids = new Set<string>()
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const some = numbers.slice(from, from + AT_ONCE)
      const rows = await this.uow.sql<{ id: string }>`
        select p."id" from prospect p
        where p."listId" = ${listId} and p."state" <> 'left_out' and p."id" in (
          select c."prospectId" from prospect_customer c
          where c."contestId" = ${contestId} and c."number" in (${this.uow.list(some)})
          union select c."prospectId" from prospect_customer c
          where c."contestId" = ${contestId} and c."phone" in (${this.uow.list(some)}))`
      for (const { id } of rows) ids.add(id)
    }
    return this.lines.known([...ids])
  }

  isDone(listId: string, batchId: string): Promise<boolean> {
    return this.uow.manager.existsBy(ProspectHold, { listId, batchId, kind: 'elsewhere' })
  }

  /** The row that ended the last hold of a closed line, and who held it until then. */
  async endOf({ id, round }: Prospect): Promise<{ end: ProspectHold; heldBy: ProspectHold } | undefined> {
    const rows = await this.uow.manager.findBy(ProspectHold, { prospectId: id, round })
    const heldBy = rows.find(({ kind }) => (BEGINS as readonly string[]).includes(kind))
    const end = rows.find((row) => row !== heldBy)
    return end && heldBy ? { end, heldBy } : undefined
  }

  /** Lines that this participant held and that a sale of another person or a channel has closed since then. */
  async closedByOthers(listIds: readonly string[], participantId: string, since: Date): Promise<KnownLine[]> {
    if (listIds.length === 0) return []
    const ends = await this.uow.manager.find(ProspectHold, {
      where: { listId: In([...listIds]), at: MoreThanOrEqual(since), kind: In(['won', 'elsewhere']) },
      order: { at: 'DESC', id: 'DESC' },
      take: AT_ONCE,
    })
    const others = ends.filter((end) => end.kind === 'elsewhere' || end.participantId !== participantId)
    if (others.length === 0) return []
    const begun = await this.uow.manager.findBy(ProspectHold, {
      ...{ prospectId: In(others.map(({ prospectId }) => prospectId)), participantId, kind: In([...BEGINS]) },
    })
    const rounds = new Set(begun.map(({ prospectId, round }) => `${prospectId} ${round}`))
    const own = others.filter(({ prospectId, round }) => rounds.has(`${prospectId} ${round}`))
    const known = await this.lines.known(own.map(({ prospectId }) => prospectId))
    return known.filter(({ line }) =>
      own.some(({ prospectId, round }) => prospectId === line.id && round === line.round),
    )
  }

  objection({ id: prospectId, round }: Prospect): Promise<ProspectObjection | null> {
    return this.uow.manager.findOneBy(ProspectObjection, { prospectId, round })
  }

  /** The newest about the line, whatever has become of it since. */
  newestObjection(prospectId: string): Promise<ProspectObjection | null> {
    return this.uow.manager.findOne(ProspectObjection, { where: { prospectId }, order: { round: 'DESC' } })
  }

  /** To 他渠道办理, those that wait first. */
  async objections(listId: string): Promise<ProspectObjection[]> {
    const all = await this.uow.manager.find(ProspectObjection, {
      where: { listId },
      order: { at: 'DESC' },
      take: AT_ONCE,
    })
    const channel = all.filter(({ disputeId }) => disputeId === null)
    return [...channel.filter(({ outcome }) => !outcome), ...channel.filter(({ outcome }) => outcome)]
  }

  async addObjection(objection: ProspectObjection): Promise<void> {
    await this.uow.manager.insert(ProspectObjection, objection)
  }

  async settle(id: string, changes: Partial<ProspectObjection>): Promise<void> {
    await this.uow.manager.update(ProspectObjection, { id }, changes)
  }
}
