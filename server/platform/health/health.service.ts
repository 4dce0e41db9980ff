import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Inject, Injectable, Logger } from '@nestjs/common'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import { HealthChecks } from '#server/platform/health/health-checks'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

/** The cause is a storage trouble, `database` if it does not answer for a logged reason, or that of a `HealthChecks`. */
export type Readiness = { ok: true } | { ok: false; cause: string }

/** How long an answer is reused: the route is public, and each proof writes to the disk. */
const PROOF_LIFETIME_MS = 5_000
/** What a disk has left when the next sale or two are the last, in bytes. */
const LEAST_ROOM = 64 * 1024

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
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only the proof is reused: a disk that has filled up since, and a relay that fell asleep, are seen at once. */
  async readiness(): Promise<Readiness> {
    const proof = await this.proved()
    if (!proof.ok) return proof
    if (await this.isDiskFull()) return { ok: false, cause: 'disk_full' }
    const cause = this.checks.failure()
    return cause === undefined ? proof : { ok: false, cause }
  }

  private async isDiskFull(): Promise<boolean> {
    if (this.uow.isPostgres) return false
    const room = await statfs(dirname(this.config.databaseUrl)).catch(() => undefined)
    return room !== undefined && room.bavail * room.bsize < LEAST_ROOM
  }

  private proved(): Promise<Readiness> {
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
    return { ok: true }
  }
}
