import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { DraftMove } from '#server/field/lists/drafting/draft-move.entity'
import { countingMoves, orderOf, turnOf } from '#server/field/lists/drafting/draft-rules'
import { DraftsRepository, type HeldLines } from '#server/field/lists/drafting/drafts.repository'
import { type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isActive } from '#shared/contest/duty/contract'
import { type DraftLine, type DraftTeam, type DraftView, MOST_DRAFT_LINES } from '#shared/field/lists/drafting'
import type { CustomerValue, ListTerms } from '#shared/field/lists/terms'
import { maskName, maskPhone } from '#shared/ledger/customers/contract'

/** A 轮选 as the unit under way sees it. */
export interface Draft {
  list: ProspectList
  terms: ListTerms
  isOpen: boolean
  moves: DraftMove[]
  /** Null where nothing is left to pick too. */
  teamId: string | null
  teams: DraftTeam[]
  /** How many lines of a value these people hold. */
  heldOf(people: readonly string[], value: CustomerValue | null): number
}

/** Reads 轮选 from its moves and from who holds what. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly clock: Clock,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly drafts: DraftsRepository,
  ) {}

  /** Inside the caller's unit. Refused with `list_not_drafted`. */
  async draft(contest: LoadedContest, listId: string): Promise<Draft> {
    const list = await this.lists.find(contest.id, listId)
    if (!list) throw new AppError('not_found')
    const { terms, status } = list
    if (terms?.claimMode !== 'draft' || status === 'draft') throw new AppError('list_not_drafted')
    const moves = await this.drafts.moves(listId)
    const held = await this.drafts.held(listId)
    const order = orderOf(moves)
    const ids = order.length > 0 ? order : contest.view.teams.map(({ id }) => id)
    const teams = ids.map((teamId) => teamOf(contest, teamId, terms, held))
    const isFull = (id: string) => teams.every((team) => team.teamId !== id || team.held >= team.most)
    const isOpen = status === 'open' && this.clock.now().toISOString() < terms.closesAt
    const free = isOpen ? await this.drafts.countFree(listId) : 0
    return {
      ...{ list, terms, moves, teams, isOpen },
      teamId: free > 0 ? turnOf(moves, isFull) : null,
      heldOf: (people, value) => count(held, people, value),
    }
  }

  async view({ list, terms, moves, teams, teamId, isOpen }: Draft): Promise<DraftView> {
    const last = countingMoves(moves).at(-1)
    const [picked] = last?.prospectId ? await this.lines.known([last.prospectId]) : []
    const free = await this.drafts.free(list.id, MOST_DRAFT_LINES)
    const known = new Map((await this.lines.known(free)).map((each) => [each.line.id, each]))
    return {
      ...{ listId: list.id, name: list.name, isOpen, move: moves.length, teamId, teams, cap: terms.cap },
      lines: free.flatMap((id) => known.get(id) ?? []).map(draftLine),
      free: await this.drafts.countFree(list.id),
      last: last?.teamId
        ? {
            ...{ kind: last.kind, teamId: last.teamId, participantId: last.participantId },
            line: picked ? draftLine(picked) : null,
          }
        : null,
    }
  }
}

function draftLine({ line, customer }: KnownLine): DraftLine {
  const { id, segment, value, expiresOn, paysFen } = line
  const [name, number] = [customer?.name ?? null, customer?.phone ?? customer?.number ?? null]
  return {
    ...{ id, segment, value, expiresOn, paysFen },
    name: name === null ? null : maskName(name),
    number: number === null ? null : maskPhone(number),
  }
}

function teamOf(
  { view, today }: LoadedContest,
  teamId: string,
  { cap }: ListTerms,
  held: readonly HeldLines[],
): DraftTeam {
  const everyone = view.participants.filter((person) => person.teamId === teamId)
  const people = everyone.filter((person) => isActive(person, today))
  const undealt = (ids: readonly string[]) =>
    held.reduce((sum, each) => sum + (ids.includes(each.holderId) ? each.undealt : 0), 0)
  const ids = everyone.map(({ id }) => id)
  return {
    ...{ teamId, held: count(held, ids), most: cap * people.length, undealt: undealt(ids) },
    hasCaptain: people.some(({ isCaptain }) => isCaptain),
    members: people.map(({ id }) => {
      const own = count(held, [id]) - undealt([id])
      return { participantId: id, held: own, isFull: own >= cap }
    }),
  }
}

const count = (held: readonly HeldLines[], people: readonly string[], value?: CustomerValue | null): number =>
  held
    .filter((each) => people.includes(each.holderId) && (value === undefined || each.value === value))
    .reduce((sum, { lines }) => sum + lines, 0)
