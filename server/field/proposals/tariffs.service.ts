import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { TariffListRow } from '#server/field/proposals/tariff-list.entity'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Tariff, TariffList } from '#shared/field/proposals/contract'

/** 资费: the contest's own short list of what a 客户建议书 can offer. */
@Injectable()
export class TariffsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string): Promise<TariffList> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      return { tariffs: await this.known(contestId) }
    })
  }

  /** Replaces the list; each change is in the audit list. Refused with `contest_closed`. */
  set(person: Person, contestId: string, tariffs: Tariff[]): Promise<TariffList> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const before = await this.known(contestId)
      await this.uow.manager.upsert(TariffListRow, { contestId, tariffs }, ['contestId'])
      const { centerId } = contest
      const [actor, subject] = [person.name, contest.view.name]
      await this.audit.note({ centerId, contestId, actor, action: 'tariffs.changed', subject, before, after: tariffs })
      return { tariffs }
    })
  }

  private async known(contestId: string): Promise<Tariff[]> {
    return (await this.uow.manager.findOneBy(TariffListRow, { contestId }))?.tariffs ?? []
  }
}
