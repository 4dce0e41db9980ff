import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { PeopleByName } from '#server/contest/contests/people-by-name'
import { type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { ListHolds } from '#server/field/lists/list-holds'
import { listView, proposedTerms, UNTOUCHED_MS } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { MOST_LINES } from '#shared/field/lists/columns'
import type { ListView } from '#shared/field/lists/contract'
import type { DispatchInput, DispatchView, ManagerTrouble } from '#shared/field/lists/dispatch'

const HOUR_MS = 3_600_000

/** To whom a line goes, or the name that is none of the people, with the reason. */
type Assignee = { participantId: string } | { name: string; trouble: ManagerTrouble }

/** 派单: a list that arrives assigned goes to the people of its column, with a time for the first touch. */
@Injectable()
export class DispatchService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
    private readonly audit: AuditService,
  ) {}

  /** To whom the lines of a draft would go. Refused with `list_without_managers`, `list_is_open`. */
  preview(person: Person, contestId: string, listId: string): Promise<DispatchView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.draft(contestId, listId)
      const people = new Map<string, number>()
      const others = new Map<string, DispatchView['others'][number]>()
      for (const { assignee } of await this.assignees(contest, list)) {
        if ('participantId' in assignee) {
          people.set(assignee.participantId, (people.get(assignee.participantId) ?? 0) + 1)
          continue
        }
        const known = others.get(assignee.name) ?? { ...assignee, lines: 0 }
        others.set(assignee.name, { ...known, lines: known.lines + 1 })
      }
      const named = [...people].map(([participantId, lines]) => {
        return { participantId, name: contest.rules.participant(participantId)?.name ?? '', lines }
      })
      const byLines = (a: { lines: number; name: string }, b: typeof a) =>
        b.lines - a.lines || (a.name < b.name ? -1 : 1)
      return { people: named.sort(byLines), others: [...others.values()].sort(byLines) }
    })
  }

  /**
   * Opens a draft whose lines are held at once by those whom the file names. Refused with `list_without_managers`,
   * `list_is_open`, `list_empty`.
   */
  dispatch(person: Person, contestId: string, listId: string, input: DispatchInput): Promise<ListView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const list = await this.draft(contestId, listId)
      const assigned = await this.assignees(contest, list)
      if (assigned.length === 0) throw new AppError('list_empty')
      const opensAt = this.clock.now()
      // Claiming is over from the first moment: a line without a person waits for the director.
      const terms = {
        ...proposedTerms(contest, opensAt),
        ...{ ownAreaUntil: null, closesAt: opensAt.toISOString() },
        ...{ holdDays: input.holdDays, retainDays: input.retainDays },
      }
      const opened = {
        ...{ name: input.name, arrival: 'dispatched' as const, status: 'open' as const },
        ...{ terms, opensAt, closesAt: opensAt },
      }
      await this.lists.update(listId, opened)
      const dueAt = new Date(opensAt.getTime() + input.firstTouchHours * HOUR_MS)
      const { accountId: recorderId } = person
      let lines = 0
      for (const { known, assignee } of assigned) {
        if (!('participantId' in assignee)) continue
        const { participantId } = assignee
        const line = { ...known.line, dueAt: known.line.dueAt ?? dueAt, dispatchedTo: participantId }
        await this.lines.change(line.id, { dueAt: line.dueAt, dispatchedTo: participantId })
        await this.holds.begin(contest, line, 'dispatched', participantId, input.holdDays, { recorderId })
        lines++
      }
      const { centerId } = contest
      await this.audit.note({
        ...{ centerId, contestId, actor: person.name, action: 'list.dispatched', subject: input.name },
        after: { listLines: lines },
      })
      const counts = await this.lists.counts([listId], new Date(opensAt.getTime() - UNTOUCHED_MS))
      return listView({ ...list, ...opened }, counts(listId))
    })
  }

  private async draft(contestId: string, listId: string): Promise<ProspectList> {
    const list = await this.lists.find(contestId, listId)
    if (!list) throw new AppError('not_found')
    if (list.status !== 'draft') throw new AppError('list_is_open')
    if (list.columns.manager === undefined) throw new AppError('list_without_managers')
    return list
  }

  /** The lines of a draft, each with the person of its row. */
  private async assignees(contest: LoadedContest, { id, columns }: ProspectList) {
    const people = new PeopleByName(contest)
    const lines = await this.lines.page(id, 0, MOST_LINES, 'free')
    return lines.map((known) => ({ known, assignee: assigneeOf(contest, people, columns.manager ?? -1, known) }))
  }
}

function assigneeOf(contest: LoadedContest, people: PeopleByName, column: number, { customer }: KnownLine): Assignee {
  const name = (customer?.cells[column] ?? '').normalize('NFKC').trim()
  if (name === '') return { name, trouble: 'none' }
  const [one, other] = people.named(name)
  if (!one) return { name, trouble: 'unknown' }
  if (other) return { name, trouble: 'same_name' }
  if (one.activeTo !== null && one.activeTo < contest.ledgerDay) return { name, trouble: 'left' }
  return { participantId: one.id }
}
