import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { CUSTOMER_PLACES, type CustomerPlace } from '#server/ledger/customers/customer-place'
import { CustomersRepository } from '#server/ledger/customers/customers.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import type { Center } from '#server/platform/centers/center.entity'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import type { RetentionView } from '#shared/ledger/customers/contract'
import { dayOf } from '#shared/platform/time/time'

const LOOK_MS = 15 * 60_000
const DAY_MS = 86_400_000

/** Erases customers' names and phones once they are older than their centre keeps them: once a day, and at each start. */
@Injectable()
export class CustomerRetentionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(CustomerRetentionService.name)
  /** The day, in its own time zone, that each centre was looked through. */
  private readonly doneOn = new Map<string, string>()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly centers: CentersRepository,
    private readonly customers: CustomersRepository,
    private readonly audit: AuditService,
    @Inject(CUSTOMER_PLACES) private readonly places: readonly CustomerPlace[],
  ) {}

  onApplicationBootstrap(): void {
    const look = () => void this.look().catch((error) => this.log.error(error))
    this.timer = setInterval(look, LOOK_MS).unref()
    setImmediate(look)
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer)
  }

  async view({ centerId }: Person): Promise<RetentionView> {
    const { customerDays } = await this.uow.read(() => this.centers.get(centerId))
    let held = 0
    let oldestAt: string | null = null
    for await (const page of this.customers.ofCenter(centerId)) {
      held += page.length
      for (const { recordedAt } of page) if (!oldestAt || recordedAt < oldestAt) oldestAt = recordedAt
    }
    return { days: customerDays, held, oldestAt }
  }

  /** Holds from the next look on, within a quarter of an hour. */
  async set(director: Person, days: number | null): Promise<RetentionView> {
    const { centerId, name: actor } = director
    await this.uow.writeAs(director, async () => {
      const { name: subject, customerDays } = await this.centers.get(centerId)
      if (customerDays === days) return
      await this.centers.setCustomerDays(centerId, days)
      const change = { before: { customerDays }, after: { customerDays: days } }
      await this.audit.note({ centerId, actor, action: 'customer.retention_changed', subject, ...change })
    })
    this.doneOn.delete(centerId)
    return this.view(director)
  }

  /** Looks through every centre that has not been today. */
  async look(): Promise<void> {
    const now = this.clock.now()
    for (const center of await this.uow.read(() => this.centers.withCustomerDays())) {
      const today = dayOf(now, center.timezone)
      if (this.doneOn.get(center.id) === today) continue
      await this.eraseOld(center, now)
      this.doneOn.set(center.id, today)
    }
  }

  private async eraseOld({ id: centerId, customerDays }: Center, now: Date): Promise<void> {
    if (customerDays === null) return
    const first = new Date(now.getTime() - customerDays * DAY_MS)
    let deals = 0
    for (const place of this.places) {
      const rows = await place.expire(this.uow, centerId, first, (work) => this.uow.writeAsSystem(work))
      if (place.rowsAre === 'deals') deals += rows
    }
    if (deals === 0) return
    const after = { deals, customerDays }
    await this.uow.writeAsSystem(() =>
      this.audit.note({ centerId, actor: '', action: 'customer.expired', subject: '', after }),
    )
  }
}
