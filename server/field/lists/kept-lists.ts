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

  /** Open from the first moment and without claiming, as its lines have their holders; one for the director is a draft. */
  async of(contest: LoadedContest, accountId: string, what: KeptFor): Promise<ProspectList> {
    const kept = keyOf(what)
    const known = await this.lists.kept(contest.id, kept)
    if (known) return known
    const now = this.clock.now()
    const list = { ...draft(contest.id, what.kind, accountId, now), kept }
    if (what.kind !== 'expiry') {
      const closed = { ownAreaUntil: null, closesAt: now.toISOString() }
      const terms = { ...proposedTerms(contest, now), ...closed }
      Object.assign(list, { status: 'open', terms, opensAt: now, closesAt: now })
    }
    await this.lists.add(list)
    return list
  }

  /** The line of this customer, free; undefined where it was made already or another open line has the number. */
  async add(list: ProspectList, found: FoundCustomer): Promise<Prospect | undefined> {
    const { id: listId, contestId } = list
    const { madeFrom, name, number, fields } = found
    if (await this.lines.madeFrom(listId, madeFrom)) return undefined
    const phone = found.phone === null ? null : digitsOf(found.phone) || null
    const keys = [number, phone].filter((key) => key !== null)
    if (keys.length > 0 && (await this.lines.openWith(contestId, keys)).length > 0) return undefined
    const id = newId()
    const line: Prospect = {
      ...blankLine({ id, contestId, listId, position: await this.lines.nextPosition(listId) }),
      ...{ ...fields, state: 'free', madeFrom },
    }
    const customer: RowCustomer = { name, number, phone }
    await this.lines.add([{ line, customer: { prospectId: id, contestId, ...customer, cells: [], words: null } }])
    return line
  }

  /** Held by the participant from now on, as long as they take part; free otherwise. */
  async give(contest: LoadedContest, list: ProspectList, line: Prospect, participantId: string): Promise<boolean> {
    const person = contest.rules.participant(participantId)
    if (!person || !isActive(person, contest.today)) return false
    await this.holds.begin(contest, line, 'assigned', participantId, list.terms?.holdDays ?? 1)
    return true
  }
}

const keyOf = (what: KeptFor): string => (what.kind === 'expiry' ? what.quarter : what.kind)

const draft = (contestId: string, kind: ListKind, accountId: string, createdAt: Date): ProspectList => ({
  ...{ id: randomUUID(), contestId, kind, name: '', status: 'draft', arrival: 'claimed', fileName: '' },
  ...{ headers: [], columns: {}, terms: null, steps: null, replies: null, seed: null, accountId, createdAt },
  ...{ opensAt: null, closesAt: null, closedAt: null, kept: null },
})
