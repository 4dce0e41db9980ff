import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { AuditRepository } from '#server/platform/audit/audit.repository'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { AuditPage } from '#shared/platform/audit/contract'

/** What is noted; `before` and `after` as the actor saw them, never a password or a token. */
export interface AuditNote {
  centerId: string
  contestId?: string
  actor: string
  action: string
  subject: string
  before?: unknown
  after?: unknown
}

const LINES_PER_PAGE = 50

/** Who changed what, from what to what, when: in real time, line by line. */
@Injectable()
export class AuditService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lines: AuditRepository,
  ) {}

  /** Adds a line inside the unit of the change itself: neither is stored without the other. */
  async note({ contestId, before, after, ...note }: AuditNote): Promise<void> {
    await this.lines.add({
      ...note,
      subject: note.subject.slice(0, 200),
      contestId: contestId ?? null,
      before: before ?? null,
      after: after ?? null,
      id: randomUUID(),
      at: new Date(),
      position: await this.lines.nextPosition(note.centerId),
    })
  }

  /** Newest first; `before` is the `next` of the page that came before. */
  page(director: Person, contestId: string | undefined, before: string | undefined): Promise<AuditPage> {
    return this.uow.read(async () => {
      const found = await this.lines.before(director.centerId, contestId, before, LINES_PER_PAGE + 1)
      const lines = found.slice(0, LINES_PER_PAGE)
      return {
        lines: lines.map(({ id, actor, action, subject, before, after, at }) => ({
          id,
          actor,
          action,
          subject,
          before,
          after,
          at: at.toISOString(),
        })),
        next: found.length > LINES_PER_PAGE ? String(lines.at(-1)?.position) : null,
      }
    })
  }
}
