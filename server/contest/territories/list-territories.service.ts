import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type JudgedTerritory, judgeRows, toOutcome } from '#server/contest/territories/listed-rows'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { TerritoriesRepository } from '#server/contest/territories/territories.repository'
import { TerritoryHoldersService } from '#server/contest/territories/territory-holders.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ListTerritoriesInput, ListTerritoriesView } from '#shared/contest/territories/listed-territories'

/** Territories from a spreadsheet: previewed first, and written all or not at all. */
@Injectable()
export class ListTerritoriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reader: TerritoriesReader,
    private readonly repository: TerritoriesRepository,
    private readonly holders: TerritoryHoldersService,
    private readonly audit: AuditService,
  ) {}

  /** The same rows twice change nothing: a territory that is there keeps what the list does not say otherwise. */
  list(person: Person, contestId: string, { rows, isPreview }: ListTerritoriesInput): Promise<ListTerritoriesView> {
    const judged = async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return { contest, judgedRows: judgeRows(contest, await this.reader.read(contestId), rows) }
    }
    if (isPreview) return this.uow.read(async () => answer((await judged()).judgedRows, false))
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest, judgedRows } = await judged()
      contest.mustBeOpen()
      if (judgedRows.some((row) => row.outcome === 'error')) return answer(judgedRows, false)
      await this.write(person, contest, judgedRows)
      return answer(judgedRows, true)
    })
  }

  private async write(person: Person, contest: LoadedContest, rows: readonly JudgedTerritory[]): Promise<void> {
    const news = rows.filter((row) => row.outcome === 'new')
    const changed = rows.filter((row) => row.outcome === 'changed')
    if (news.length + changed.length === 0) return
    const added = await this.repository.add(
      contest.id,
      news.map(({ name, fields }) => ({ name, ...fields })),
    )
    for (const { territory, fields } of changed)
      if (territory && fields) await this.repository.amend(territory.id, fields)
    await this.holders.setAll(
      contest,
      new Map([
        ...news.flatMap(({ holderIds }, n) => (holderIds ? [[added[n]?.id ?? '', holderIds] as const] : [])),
        ...changed.flatMap(({ territory, holderIds }) =>
          territory && holderIds ? [[territory.id, holderIds] as const] : [],
        ),
      ]),
    )
    await this.contests.bumpRevision(contest.id)
    if (contest.status !== 'draft') await this.contests.announce(contest, 'people')
    const names = (some: readonly JudgedTerritory[]) => some.map(({ name }) => name)
    await this.audit.note({
      centerId: contest.centerId,
      contestId: contest.id,
      actor: person.name,
      action: 'territories.listed',
      subject: contest.view.name,
      after: {
        ...(news.length > 0 ? { added: names(news) } : {}),
        ...(changed.length > 0 ? { changed: names(changed) } : {}),
      },
    })
  }
}

const answer = (rows: readonly JudgedTerritory[], isWritten: boolean): ListTerritoriesView => ({
  rows: rows.map(toOutcome),
  isWritten,
})
