import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { LineFields, RowCustomer } from '#server/field/lists/line-rows'
import { blankLine } from '#server/field/lists/line-rows'
import { LinesRepository } from '#server/field/lists/lines.repository'
import type { Prospect, ProspectList } from '#server/field/lists/list.entity'
import { ListHolds } from '#server/field/lists/list-holds'
import { proposedTerms } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { newId } from '#server/platform/database/new-id'
import { Clock } from '#server/platform/settings/clock'
import { isActive } from '#shared/contest/duty/contract'
import type { ListKind } from '#shared/field/lists/terms'
import { digitsOf } from '#shared/ledger/customers/contract'

/** What the product collects by itself: one list of the contest each; `quarter` is that in which agreements end. */
export type KeptFor = { kind: 'winback' | 'referral' } | { kind: 'expiry'; quarter: string }

/** A customer to be won that comes up during the work. */
export interface FoundCustomer {
  /** The deal or the visit from which the line is made, once. */
  madeFrom: string
  name: string | null
  number: string | null
  phone: string | null
  fields: Partial<LineFields>
}

/** Lists that no file brings: made at their first line, inside the unit in which it comes up. */
@Injectable()
export class KeptLists {
  constructor(
    private readonly clock: Clock,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
  ) {}

  /**
   * The new line of this customer, free, with its list; undefined where it was made already, which then says what is known
   * now, and where another line has the number.
   */
  async put(
    contest: LoadedContest,
    accountId: string,
    what: KeptFor,
    found: FoundCustomer,
  ): Promise<{ list: ProspectList; line: Prospect } | undefined> {
    const { id: contestId } = contest
    const { madeFrom, name, number, fields } = found
    const phone = found.phone === null ? null : digitsOf(found.phone).slice(0, LONGEST_PHONE) || null
    const customer: RowCustomer = { name, number, phone }
    const before = await this.lists.kept(contestId, keyOf(what))
    const made = before && (await this.lines.madeFrom(before.id, madeFrom))
    if (made) {
      await this.lines.amend(made.id, fields, customer)
      return undefined
    }
    const keys = [number, phone].filter((key) => key !== null)
    if (keys.length > 0 && (await this.isTaken(contestId, before, keys))) return undefined
    const list = before ?? (await this.begin(contest, accountId, what))
    const id = newId()
    const line: Prospect = {
      ...blankLine({ id, contestId, listId: list.id, position: await this.lines.nextPosition(list.id) }),
      ...{ ...fields, state: 'free', madeFrom },
    }
    await this.lines.add([{ line, customer: { prospectId: id, contestId, ...customer, cells: [], words: null } }])
    return { list, line }
  }

  /** What was made of this visit in lists of the kind goes, except in the one called `except`; a line that was worked on stays. */
  async dropMade(contestId: string, kind: ListKind, madeFrom: string, except: string | null): Promise<void> {
    for (const list of await this.lists.allKept(contestId, kind)) {
      const line = list.kept === except ? null : await this.lines.madeFrom(list.id, madeFrom)
      if (!line || line.touchedAt !== null) continue
      if (line.state === 'free' && line.round === 0) await this.lines.remove(line.id)
      if (line.state !== 'held' || line.round !== 1) continue
      await this.holds.end(line, 'undone', line.holderId)
      await this.lines.change(line.id, { state: 'left_out' })
    }
  }

  /** Held by the participant from now on, as long as they take part; free otherwise. */
  async give(contest: LoadedContest, list: ProspectList, line: Prospect, participantId: string): Promise<boolean> {
    const person = contest.rules.participant(participantId)
    if (!person || !isActive(person, contest.today)) return false
    await this.holds.begin(contest, line, 'assigned', participantId, list.terms?.holdDays ?? 1)
    return true
  }

  /** An open line of the contest, or a line of this list, is with one of the numbers. */
  private async isTaken(contestId: string, list: ProspectList | null, numbers: string[]): Promise<boolean> {
    if ((await this.lines.openWith(contestId, numbers)).length > 0) return true
    return list?.status === 'draft' && (await this.lines.isInList(list, numbers))
  }

  /** Open from the first moment and without claiming, as its lines have their holders; one for the director is a draft. */
  private async begin(contest: LoadedContest, accountId: string, what: KeptFor): Promise<ProspectList> {
    const now = this.clock.now()
    const list = { ...draft(contest.id, what.kind, accountId, now), kept: keyOf(what) }
    if (what.kind !== 'expiry') {
      const terms = { ...proposedTerms(contest, now), ownAreaUntil: null, closesAt: now.toISOString() }
      Object.assign(list, { status: 'open', terms, opensAt: now, closesAt: now })
    }
    await this.lists.add(list)
    return list
  }
}

const LONGEST_PHONE = 24

const keyOf = (what: KeptFor): string => (what.kind === 'expiry' ? what.quarter : what.kind)

const draft = (contestId: string, kind: ListKind, accountId: string, createdAt: Date): ProspectList => ({
  ...{ id: randomUUID(), contestId, kind, name: '', status: 'draft', arrival: 'claimed', fileName: '' },
  ...{ headers: [], columns: {}, terms: null, steps: null, replies: null, seed: null, accountId, createdAt },
  ...{ opensAt: null, closesAt: null, closedAt: null, kept: null },
})
