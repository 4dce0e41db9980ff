import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ListLapses } from '#server/field/lists/list-lapses'
import { verifyAll } from '#server/verify-all'
import type { LineView } from '#shared/field/lists/contract'
import type { DraftView } from '#shared/field/lists/drafting'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal } from '#test/support/a-contest'
import { onPostgres } from '#test/support/database'
import { casesToTry } from '#test/support/effort'
import { useApp, useContest } from '#test/support/fixtures'

const HISTORIES = casesToTry(onPostgres ? { usual: 3, nightly: 40 } : { usual: 6, nightly: 150 })
const SLOWEST_MS = 20_000
const LINES = 6
const PEOPLE = 4
const CAP = 2
const START = '2015-04-10T10:00:00+08:00'
const CLOSES = '2015-06-20T04:00:00.000Z'
/** Longer than the two working days that a hold lasts. */
const DAYS_TO_LAPSE = 6

const line = fc.nat(LINES - 1)
const who = fc.nat(PEOPLE - 1)
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('claim' as const), line, who }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pick' as const), line, who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('release' as const), isDrafted: fc.boolean(), line }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sell' as const), isDrafted: fc.boolean(), line, who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

const { app, clock } = useApp({ at: START })
const room = useContest({ perTeam: 2, per: 'file' })
let firstNumber = 1

/** What the two lists of a history come to by the plainest rules: who holds each line, and whose turn it is. */
class Plain {
  readonly claimed: (number | 'won' | null)[] = Array(LINES).fill(null)
  readonly drafted: (number | 'won' | null)[] = Array(LINES).fill(null)
  /** Picks by line and holder, passes by neither; each with the team that made it. */
  moves: { team: number; line?: number; who?: number; isHeld: boolean }[] = []

  constructor(readonly order: readonly number[]) {}

  static teamOf = (who: number): number => who % 2
  held = (lines: readonly unknown[], who: number): number => lines.filter((holder) => holder === who).length
  isFull = (team: number): boolean => this.held(this.drafted, team) + this.held(this.drafted, team + 2) >= 2 * CAP
  turn(): number | null {
    if (!this.drafted.includes(null)) return null
    const last = this.moves.at(-1)
    const at = last ? this.order.indexOf(last.team) + 1 : 0
    const open = [0, 1].map((n) => this.order[(at + n) % 2] ?? 0).filter((team) => !this.isFull(team))
    const passes = this.moves.slice(this.moves.findLastIndex(({ line }) => line !== undefined) + 1)
    return open.find(() => !open.every((team) => passes.some((pass) => pass.team === team))) ?? null
  }
  free(lines: (number | 'won' | null)[], at: number, next: 'won' | null): void {
    lines[at] = next
    if (lines === this.drafted) for (const move of this.moves) if (move.line === at) move.isHeld = false
  }
}

/** Lives a history in the application and in the plain lists at once; both have to agree on what is refused. */
class Lived {
  plain!: Plain
  private lines!: { claimed: LineView[]; drafted: LineView[] }
  private move = 0
  private days = 0
  private first = firstNumber

  constructor(
    private readonly claimed = new AList(room.contest),
    private readonly drafted = new AList(room.contest),
  ) {
    firstNumber += 2 * LINES
  }

  async begin(): Promise<void> {
    clock.set(START)
    const terms = { cap: CAP, capPerValue: {}, holdDays: 2, closesAt: CLOSES }
    await this.claimed.opened(customers(LINES, this.first), terms)
    await this.drafted.opened(customers(LINES, this.first + LINES), { ...terms, claimMode: 'draft' })
    this.lines = { claimed: await this.claimed.lines(), drafted: await this.drafted.lines() }
    const { body } = await this.turn('start')
    this.plain = new Plain(body.teams.map(({ teamId }) => (teamId === room.contest.west ? 0 : 1)))
  }

  async live(each: Act): Promise<void> {
    if (each.kind === 'wait') return this.wait()
    const expected = this.expect(each)
    const status = await this.ask(each)
    expect([each, status < 300], `after ${this.plain.moves.length} moves`).toEqual([each, expected])
  }

  /** Whether the plain rules allow it; where they do, it has happened to the plain lists. */
  private expect(each: Exclude<Act, { kind: 'wait' }>): boolean {
    const { plain } = this
    switch (each.kind) {
      case 'claim': {
        if (plain.claimed[each.line] !== null || plain.held(plain.claimed, each.who) >= CAP) return false
        plain.claimed[each.line] = each.who
        return true
      }
      case 'pick': {
        const turn = plain.turn()
        const hasRoom = plain.held(plain.drafted, each.who) < CAP
        if (turn !== Plain.teamOf(each.who) || plain.drafted[each.line] !== null || !hasRoom) return false
        plain.drafted[each.line] = each.who
        plain.moves.push({ team: turn, line: each.line, who: each.who, isHeld: true })
        return true
      }
      case 'pass': {
        const team = plain.turn()
        if (team === null) return false
        plain.moves.push({ team, isHeld: true })
        return true
      }
      case 'undo': {
        const last = plain.moves.at(-1)
        if (!last?.isHeld) return false
        plain.moves.pop()
        if (last.line !== undefined) plain.drafted[last.line] = null
        return true
      }
      case 'release':
      case 'sell': {
        const lines = each.isDrafted ? plain.drafted : plain.claimed
        const holder = lines[each.line] ?? null
        // A sale of a customer who is sold to already is a sale like any other.
        if (each.kind === 'sell') plain.free(lines, each.line, 'won')
        else if (typeof holder === 'number') plain.free(lines, each.line, null)
        return each.kind === 'sell' || typeof holder === 'number'
      }
    }
  }

  private async ask(each: Exclude<Act, { kind: 'wait' }>): Promise<number> {
    const requestId = randomUUID()
    const { contest } = room
    switch (each.kind) {
      case 'claim':
        return (await this.claimed.claim(contest.member(each.who), this.lines.claimed[each.line]?.id ?? '')).status
      case 'pick': {
        const { participantId } = contest.member(each.who)
        return (await this.turn('picks', { lineId: this.lines.drafted[each.line]?.id ?? '', participantId })).status
      }
      case 'pass':
        return (await this.turn('passes')).status
      case 'undo':
        return (await this.turn('undo')).status
      case 'release': {
        const { id } = this.lineOf(each)
        return (await contest.director.post(this.claimed.lineAt(`/${id}/release`), { requestId })).status
      }
      case 'sell': {
        const number = this.first + each.line + (each.isDrafted ? LINES : 0)
        const customerPhone = `1385300${String(number).padStart(4, '0')}`
        const businessDate = clock.now().toISOString().slice(0, 10)
        const sale = aDeal(contest, { businessDate, customerPhone, customerName: `客户${number}` })
        return (await contest.member(each.who).client.post(`/contests/${contest.id}/deals`, sale)).status
      }
    }
  }

  private lineOf({ isDrafted, line }: { isDrafted: boolean; line: number }): LineView {
    const found = this.lines[isDrafted ? 'drafted' : 'claimed'][line]
    if (!found) throw new Error('The list is too short')
    return found
  }

  private async turn(act: string, input: object = {}) {
    const reply = await room.contest.director.post<DraftView>(this.drafted.at(`/${this.drafted.id}/turns/${act}`), {
      ...{ requestId: randomUUID(), after: this.move },
      ...input,
    })
    if (reply.status === 200) this.move = reply.body.move
    return reply
  }

  /** All holds pass without a touch. */
  private async wait(): Promise<void> {
    this.days += DAYS_TO_LAPSE
    clock.set(new Date(Date.parse(START) + this.days * 86_400_000).toISOString())
    await app.get(ListLapses).look()
    for (const lines of [this.plain.claimed, this.plain.drafted])
      for (const [at, holder] of lines.entries()) if (typeof holder === 'number') this.plain.free(lines, at, null)
  }

  /** Who holds each line of both lists, in the order of their files. */
  async shown(): Promise<(number | 'won' | null)[][]> {
    const seat = new Map(room.contest.members.map(({ participantId }, at) => [participantId, at]))
    const of = async (list: AList) =>
      (await list.lines()).map(({ state, holderId }) => (state === 'won' ? 'won' : (seat.get(holderId ?? '') ?? null)))
    return [await of(this.claimed), await of(this.drafted)]
  }
}

it(`lists come to what a plain replay does, in ${HISTORIES} histories`, {
  timeout: HISTORIES * SLOWEST_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40 }), async (acts) => {
      const lived = new Lived()
      await lived.begin()
      for (const each of acts) await lived.live(each)

      expect(await lived.shown()).toEqual([lived.plain.claimed, lived.plain.drafted])
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  )
  expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
})
