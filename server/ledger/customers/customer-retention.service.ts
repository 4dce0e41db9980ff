import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { CUSTOMER_PLACES, type CustomerPlace } from '#server/ledger/customers/customer-place'
import { CustomersRepository } from '#server/ledger/customers/customers.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { CLOCK_CONFIRMED, CLOCK_DOUBTED, ClockTrust } from '#server/platform/auth/clock-trust'
import type { Center } from '#server/platform/centers/center.entity'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'
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
  private stop = () => {}
  private isDoubtNoted = false

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly centers: CentersRepository,
    private readonly customers: CustomersRepository,
    private readonly audit: AuditService,
    private readonly clockTrust: ClockTrust,
    @Inject(CUSTOMER_PLACES) private readonly places: readonly CustomerPlace[],
  ) {}

  /** Doubts a clock before the first caller is let in, whose session would be the newest record. */
  async onApplicationBootstrap(): Promise<void> {
    await this.mayErase(await this.uow.read(() => this.centers.list()))
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  async view({ centerId }: Person): Promise<RetentionView> {
    const { customerDays } = await this.uow.read(() => this.centers.get(centerId))
    let held = 0
    let oldestAt: string | null = null
    for await (const page of this.customers.ofCenter(centerId)) {
      held += page.length
      for (const { recordedAt } of page) if (!oldestAt || recordedAt < oldestAt) oldestAt = recordedAt
    }
    const isClockDoubted = (await this.clockTrust.state()) === 'doubted'
    return { days: customerDays, held, oldestAt, isClockDoubted }
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
    const centers = await this.uow.read(() => this.centers.withCustomerDays())
    if (centers.length === 0 || !(await this.mayErase(centers))) return
    for (const center of centers) {
      const today = dayOf(now, center.timezone)
      if (this.doneOn.get(center.id) === today) continue
      await this.eraseOld(center, now)
      this.doneOn.set(center.id, today)
    }
  }

  /** The director says that the clock is right: what is old by it is erased at the next look. */
  async confirmClock(director: Person): Promise<RetentionView> {
    const { centerId, name: actor } = director
    await this.uow.writeAs(director, () =>
      this.audit.note({ centerId, actor, action: CLOCK_CONFIRMED, subject: this.clock.now().toISOString() }),
    )
    return this.view(director)
  }

  /** Notes a doubt, so that records made under a wrong clock do not settle it after a restart. */
  private async mayErase([center]: readonly Center[]): Promise<boolean> {
    const state = await this.clockTrust.state()
    if (state === 'trusted') return true
    const subject = this.clock.now().toISOString()
    if (state === 'doubted' && center && !this.isDoubtNoted) {
      this.isDoubtNoted = true
      const doubt = { centerId: center.id, actor: '', action: CLOCK_DOUBTED, subject }
      await this.uow.writeAsSystem(() => this.audit.note(doubt))
      this.log.warn(`The clock, ${subject}, is far past the newest record; no customer is erased until it is confirmed`)
    }
    return false
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
