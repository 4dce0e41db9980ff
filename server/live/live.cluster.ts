import { Inject, Injectable, Logger } from '@nestjs/common'
import { Client, type Notification } from 'pg'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

const CHANNEL = 'dangxian_live'
const WAKE = `select pg_notify('${CHANNEL}', id) from unnest($1::text[]) as id`
const RETRY_MS = 1_000

/**
 * Wakes the other servers on the same PostgreSQL and is woken by them (LISTEN/NOTIFY), outside the units of work. A lost
 * notification costs a second, as the relay also polls. Disabled on SQLite, which serves one process.
 */
@Injectable()
export class ClusterNotifier {
  private readonly log = new Logger(ClusterNotifier.name)
  private readonly pending = new Set<string>()
  private client: Client | undefined
  private isFlushing = false
  private isStopped = false
  private retry: NodeJS.Timeout | undefined

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get isEnabled(): boolean {
    return this.uow.isPostgres
  }

  /** Calls `onWake` with the contest; without one after a reconnect, when notifications may have been missed. */
  async listen(onWake: (contestId?: string) => void): Promise<void> {
    if (!this.isEnabled || this.isStopped) return
    const client = new Client({
      connectionString: this.config.databaseUrl,
      application_name: 'dangxian live',
      keepAlive: true,
    })
    let isOver = false
    const reconnect = (error?: unknown) => {
      if (isOver) return
      isOver = true
      if (this.client === client) this.client = undefined
      void client.end().catch(() => undefined)
      if (this.isStopped) return
      this.log.warn(`Not connected to the other servers, trying again: ${String(error)}`)
      this.retry = setTimeout(() => void this.listen(onWake), RETRY_MS).unref()
    }
    client.on('error', reconnect)
    client.on('end', () => reconnect('the connection ended'))
    client.on('notification', (call: Notification) => {
      if (call.processId !== (client as unknown as { processID: number }).processID) onWake(call.payload)
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      if (this.isStopped) return await client.end()
      this.client = client
      onWake()
      void this.flush()
    } catch (error) {
      reconnect(error)
    }
  }

  /** After a commit: all units of a group, and contests that accumulate during one query, go out with one query. */
  notify(contestId: string): void {
    if (!this.isEnabled) return
    this.pending.add(contestId)
    void this.flush()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }

  private async flush(): Promise<void> {
    if (this.isFlushing) return
    this.isFlushing = true
    try {
      await Promise.resolve()
      while (this.client && this.pending.size > 0) {
        // One short payload per contest: the server refuses one above 8,000 bytes.
        const ids = [...this.pending]
        this.pending.clear()
        await this.client.query({ name: 'wake', text: WAKE, values: [ids] })
      }
    } catch (error) {
      this.log.warn(`Could not wake the other servers: ${String(error)}`)
    } finally {
      this.isFlushing = false
    }
  }
}
