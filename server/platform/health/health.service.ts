import { Injectable, Logger } from '@nestjs/common'
import { LiveRelay } from '#server/journal/live/live.relay'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import type { StorageTrouble } from '#shared/platform/errors/errors'

/** `database`: it does not answer, for a cause that is in the log; `relay`: sales would not reach the screens. */
export type Readiness = { ok: true } | { ok: false; cause: StorageTrouble | 'database' | 'relay' }

/** Anybody may ask, so that the disk is asked at most this often. */
const PROOF_MS = 5_000

/** Whether a sale sent now would be stored and shown. */
@Injectable()
export class HealthService {
  private readonly log = new Logger(HealthService.name)
  private proof: Promise<Readiness> | undefined
  private provedAt = 0

  constructor(
    private readonly uow: UnitOfWork,
    private readonly relay: LiveRelay,
  ) {}

  readiness(): Promise<Readiness> {
    const now = performance.now()
    if (!this.proof || now - this.provedAt > PROOF_MS) {
      this.provedAt = now
      this.proof = this.prove()
    }
    return this.proof
  }

  private async prove(): Promise<Readiness> {
    try {
      await this.uow.read(() => this.uow.sql`select 1 as one`)
      await this.uow.proveWritable()
    } catch (error) {
      const cause = error instanceof StorageFailed ? error.trouble : undefined
      if (!cause) this.log.error(error)
      return { ok: false, cause: cause ?? 'database' }
    }
    return this.relay.isAwake ? { ok: true } : { ok: false, cause: 'relay' }
  }
}
