import { Injectable, Logger } from '@nestjs/common'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import { HealthChecks } from '#server/platform/health/health-checks'

/** The cause is a storage trouble, `database` if it does not answer for a logged reason, or that of a `HealthChecks`. */
export type Readiness = { ok: true } | { ok: false; cause: string }

/** How long an answer is reused: the route is public, and each proof writes to the disk. */
const PROOF_LIFETIME_MS = 5_000

/** Tells whether a sale sent now would be stored and shown. */
@Injectable()
export class HealthService {
  private readonly log = new Logger(HealthService.name)
  private proof: Promise<Readiness> | undefined
  private provedAt = 0
  /** At the last proof: where a write has failed or succeeded since, the readiness is another one. */
  private knownTrouble: UnitOfWork['trouble']

  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: HealthChecks,
  ) {}

  readiness(): Promise<Readiness> {
    const now = performance.now()
    const isKnown = this.uow.trouble === this.knownTrouble
    if (!this.proof || !isKnown || now - this.provedAt > PROOF_LIFETIME_MS) {
      this.knownTrouble = this.uow.trouble
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
    } finally {
      this.knownTrouble = this.uow.trouble
    }
    const cause = this.checks.failure()
    return cause === undefined ? { ok: true } : { ok: false, cause }
  }
}
