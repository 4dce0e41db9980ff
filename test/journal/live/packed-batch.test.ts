import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicBoards, teamStandings } from '#shared/ledger/standings/boards'
import {
  NO_TOTALS,
  type ParticipantStanding,
  type PublicBoards,
  type TeamStanding,
  type Totals,
} from '#shared/ledger/standings/contract'
import { PackedBatch } from '#shared/live/packed'
import { editsOf, packBatch, unpackBatch } from '#shared/live/packed-batch'
import type { ChangedLists, LiveBatch, LiveEvent } from '#shared/live/protocol'

const METRICS = ['3g', '宽带']
const TEAMS = ['west', 'east']
const contest = {
  teams: TEAMS.map((id) => ({ id })),
  metrics: METRICS.map((id) => ({ id })),
} as unknown as Parameters<typeof editsOf>[1]
const place = { contestId: '0198c0de-0000-7000-8000-00000000abcd', epoch: 'epoch-of-this-room', today: '2015-04-10' }
const SEQ = 40

const count = fc.integer({ min: 0, max: 9 })
const seq = fc.integer({ min: 0, max: SEQ })
const metric = fc.record(
  {
    quantity: fc.integer({ min: -2, max: 9 }),
    reachedSeq: fc.integer({ min: 1, max: SEQ }),
    cancelled: fc.constant(2),
  },
  { requiredKeys: ['quantity', 'reachedSeq'] },
)
const totals: fc.Arbitrary<Totals> = fc.record(
  {
    ...{ points: fc.integer({ min: -20, max: 200 }), deals: count, reachedSeq: seq },
    metrics: fc.dictionary(fc.constantFrom(...METRICS), metric, { noNullPrototype: true }),
    cancelled: fc.record({ deals: fc.integer({ min: 1, max: 3 }), points: count }),
  },
  { requiredKeys: ['points', 'deals', 'reachedSeq', 'metrics'] },
)
const people = fc.tuple(
  ...Array.from({ length: 9 }, () => fc.record({ whole: totals, month: totals, week: totals, today: totals })),
)
const linesOf = (figures: readonly Omit<ParticipantStanding, 'participantId' | 'teamId'>[]): ParticipantStanding[] =>
  figures.map((each, n) => ({ participantId: `p${n}`, teamId: TEAMS[n % 2] as string, ...each }))

interface Shown {
  boards: PublicBoards
  teams: TeamStanding[]
}
const shownOf = (lines: readonly ParticipantStanding[]): Shown => ({
  boards: publicBoards(contest, lines),
  teams: teamStandings(TEAMS, lines),
})

const NOTHING = { whole: NO_TOTALS, month: NO_TOTALS, week: NO_TOTALS, today: NO_TOTALS }

const sold = { type: 'deal.recorded', dealId: 'd', participantId: 'p1', name: '!张三', businessDate: place.today }
const tail = { nthOfDay: 1, isSilent: false, isFirstOfDay: true, team: { teamId: 'east' }, pledgeState: null }
const lines = [{ metricId: '3g', quantity: 1, points: 2 }]
const fact = fc.constantFrom(
  { ...sold, lines, ...tail },
  { ...sold, lines, helperId: 'p2', ...tail },
  { type: 'team.opened', teamId: 'west', day: '2015-04-09' },
  { type: 'of.a.newer.server', of: ['west', { east: '!!' }] },
)
const events = fc
  .array(fc.option(fact), { minLength: 1, maxLength: 4 })
  .map((facts) =>
    facts.map(
      (each, n) =>
        (each
          ? { seq: SEQ + n + 1, at: `2015-04-10T00:00:0${n}.120Z`, fact: each }
          : { seq: SEQ + n + 1, hidden: true }) as LiveEvent,
    ),
  )

/** Over the wire, as JSON. */
function sent(batch: LiveBatch, before: Shown, lists: ChangedLists): PackedBatch {
  const base = { today: place.today, contest, ...before }
  const edits = editsOf(base, contest, lists, SEQ + batch.events.length)
  return PackedBatch.parse(JSON.parse(JSON.stringify(packBatch(batch, base, edits))))
}

describe('a packed batch', () => {
  it('[LP20] says the same as before, whatever changed', () => {
    fc.assert(
      fc.property(people, people, fc.nat(9), events, (was, is, changed, happened) => {
        const before = shownOf(linesOf(was))
        const after = shownOf(linesOf(was.map((each, n) => (n < changed ? (is[n] ?? each) : each))))
        const batch: LiveBatch = { ...place, events: happened, ...after }

        const packed = sent(batch, before, after)

        expect(unpackBatch(packed, { ...place, contest, ...before, seq: SEQ })).toEqual(batch)
      }),
    )
  })

  it('[LP20] tells whole what is no figure, and all of it where the contest has changed', () => {
    const before = shownOf(linesOf([NOTHING, NOTHING]))
    const after = shownOf(linesOf([NOTHING, { ...NOTHING, week: { ...NO_TOTALS, points: 4 } }]))
    const lists = { ...after, duty: { west: 1 } as never, flag: null }
    const batch: LiveBatch = { ...place, events: [{ seq: SEQ + 1, hidden: true }], ...lists }
    const base = { today: place.today, contest, ...before }

    const edits = editsOf(base, { ...contest }, lists, SEQ + 1)

    expect(unpackBatch(packBatch(batch, base, edits), { ...place, contest, ...before, seq: SEQ })).toEqual(batch)
    expect(unpackBatch(sent(batch, before, lists), { ...place, contest, ...before, seq: SEQ })).toEqual(batch)
  })

  it('[LP4] brings no lists to a screen of another number, day or history', () => {
    const before = shownOf([])
    const batch: LiveBatch = { ...place, events: [{ seq: SEQ + 1, hidden: true }], boards: {} }
    const packed = sent(batch, before, { ...before, flag: null })
    const at = { ...place, contest, ...before, seq: SEQ }

    expect(unpackBatch(packed, { ...at, seq: SEQ - 1 })).toEqual(batch)
    expect(unpackBatch(packed, { ...at, today: '2015-04-11' })).toEqual(batch)
    expect(unpackBatch(packed, { ...at, epoch: 'another-one' })).toMatchObject({ epoch: 'epoch-of', boards: {} })
  })
})
