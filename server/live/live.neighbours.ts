import { Inject, Injectable, Logger } from '@nestjs/common'
import { Client, type Notification } from 'pg'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

const CHANNEL = 'dangxian_live'
const RETRY_MS = 1_000

/**
 * Wakes the other servers on the same PostgreSQL and is woken by them, past the units of work: a call that is lost
 * costs a second, as the relay also looks by itself. On SQLite there are no others.
 */
@Injectable()
export class LiveNeighbours {
  private readonly log = new Logger(LiveNeighbours.name)
  private readonly untold = new Set<string>()
  private client: Client | undefined
  private isTelling = false
  private isStopped = false
  private retry: NodeJS.Timeout | undefined

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get areThere(): boolean {
    return this.uow.isPostgres
  }

  /** `onWake` is told the contest; without one, that calls may have been missed. */
  async listen(onWake: (contestId?: string) => void): Promise<void> {
    if (!this.areThere || this.isStopped) return
    const client = new Client({
      connectionString: this.config.databaseUrl,
      application_name: 'dangxian live',
      keepAlive: true,
    })
    let isOver = false
    const again = (error?: unknown) => {
      if (isOver) return
      isOver = true
      if (this.client === client) this.client = undefined
      void client.end().catch(() => undefined)
      if (this.isStopped) return
      this.log.warn(`Not connected to the other servers, trying again: ${String(error)}`)
      this.retry = setTimeout(() => void this.listen(onWake), RETRY_MS).unref()
    }
    client.on('error', again)
    client.on('end', () => again('the connection ended'))
    client.on('notification', (call: Notification) => {
      if (call.processId !== (client as unknown as { processID: number }).processID) onWake(call.payload)
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      if (this.isStopped) return await client.end()
      this.client = client
      onWake()
      void this.tellAll()
    } catch (error) {
      again(error)
    }
  }

  /** After a commit: what piles up while one call is under way goes out with the next. */
  tell(contestId: string): void {
    if (!this.areThere) return
    this.untold.add(contestId)
    void this.tellAll()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }

  private async tellAll(): Promise<void> {
    if (this.isTelling) return
    this.isTelling = true
    try {
      while (this.client && this.untold.size > 0) {
        const ids = [...this.untold]
        this.untold.clear()
        await this.client.query(`select pg_notify('${CHANNEL}', id) from unnest($1::text[]) as id`, [ids])
      }
    } catch (error) {
      this.log.warn(`Could not wake the other servers: ${String(error)}`)
    } finally {
      this.isTelling = false
    }
  }
}
