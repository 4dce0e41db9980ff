import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { type Assignment, assignmentOf, seedOf } from '#server/field/lists/assignment-rules'
import { AssignmentsRepository } from '#server/field/lists/assignments.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { titleOf } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isActive, workingDayAfter } from '#shared/contest/duty/contract'
import type { AssignInput, AssignmentPlan } from '#shared/field/lists/assigning'
import type { ListTerms } from '#shared/field/lists/terms'

/** 分配: once claiming is over, what is left goes to people by territory, load and lot; undoable until the first touch. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly territories: TerritoriesReader,
    private readonly lists: ListsRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly audit: AuditService,
  ) {}

  /** What `assign` would do. The first look freezes the seed of the lot. Refused with `claiming_goes_on`. */
  preview(person: Person, contestId: string, listId: string): Promise<AssignmentPlan> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return (await this.plan(contest, await this.frozen(contest, listId))).view
    })
  }

  /** Sent again, it is the same assignment. */
  assign(person: Person, contestId: string, listId: string, { requestId }: AssignInput): Promise<AssignmentPlan> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.frozen(contest, listId)
      if ((await this.assignments.ofBatch(listId, requestId)).length === 0) {
        contest.mustBeRunning()
        const { steps } = await this.plan(contest, list)
        await this.assignments.assign(contest.id, listId, steps, {
          ...{ batchId: requestId, recorderId: person.accountId, at: this.clock.now() },
          lapsesOn: workingDayAfter(contest.view, contest.today, termsOf(list).holdDays),
        })
        await this.note(person, contest, list, 'list.assigned', steps.length)
      }
      return (await this.plan(contest, list)).view
    })
  }

  /** Takes an assignment back as a whole. Refused with `assignment_touched` once any of its lines was worked on. */
  undo(person: Person, contestId: string, listId: string, { requestId }: AssignInput): Promise<AssignmentPlan> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.frozen(contest, listId)
      const lines = await this.assignments.ofBatch(listId, requestId)
      if (lines.length === 0) throw new AppError('not_found')
      if (!lines.every(({ isUndone }) => isUndone)) {
        contest.mustBeRunning()
        if (lines.some(({ isUntouched }) => !isUntouched)) throw new AppError('assignment_touched')
        await this.assignments.undo(contest.id, listId, lines, person.accountId, this.clock.now())
        await this.note(person, contest, list, 'list.assignment_undone', lines.length)
      }
      return (await this.plan(contest, list)).view
    })
  }

  private async frozen(contest: LoadedContest, listId: string): Promise<ProspectList> {
    const list = await this.lists.find(contest.id, listId)
    if (!list) throw new AppError('not_found')
    if (list.status !== 'open' || this.clock.now().toISOString() < termsOf(list).closesAt)
      throw new AppError('claiming_goes_on')
    if (list.seed !== null) return list
    const seed = seedOf(contest.epoch, list.id, contest.headSeq)
    await this.lists.update(listId, { seed })
    return { ...list, seed }
  }

  private async plan(
    contest: LoadedContest,
    list: ProspectList,
  ): Promise<{ steps: Assignment[]; view: AssignmentPlan }> {
    const map = await this.territories.of(contest)
    const people = contest.view.participants.filter((person) => isActive(person, contest.today)).map(({ id }) => id)
    const counted = await this.assignments.held(list.id)
    const held = new Map(people.sort().map((id) => [id, counted.get(id) ?? 0]))
    const free = (await this.assignments.free(list.id)).map(({ id, territoryId }) => ({
      id,
      holders: territoryId === null ? [] : map.holdersOf(territoryId, contest.ledgerDay),
    }))
    const seed = list.seed ?? ''
    const steps = assignmentOf(free, held, termsOf(list).cap, seed)
    const gets = countBy(steps.map(({ participantId }) => participantId))
    const reasons = countBy(steps.map(({ reason }) => reason))
    const of = (reason: Assignment['reason']) => reasons.get(reason) ?? 0
    return {
      steps,
      view: {
        ...{ seed, lines: steps.length, left: free.length - steps.length },
        reasons: { territory: of('territory'), load: of('load'), lot: of('lot') },
        people: [...held].map(([participantId, now]) => ({ participantId, now, gets: gets.get(participantId) ?? 0 })),
        undoable: await this.assignments.undoable(list.id),
      },
    }
  }

  private note(
    person: Person,
    { id: contestId, centerId }: LoadedContest,
    list: ProspectList,
    action: string,
    n: number,
  ) {
    const [actor, subject] = [person.name, titleOf(list)]
    return this.audit.note({ centerId, contestId, actor, action, subject, after: { listLines: n } })
  }
}

function termsOf({ terms }: ProspectList): ListTerms {
  if (!terms) throw new AppError('claiming_goes_on')
  return terms
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
