import { describe, expect, it } from 'vitest'
import { audienceOf, VIEW_AUDIENCES } from '#server/journal/facts/viewpoint'
import { contestForSpectators, shownTo } from '#server/live/audience-rules'
import { kept } from '#server/live/room-state'
import { type Caller, isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import {
  FACTS,
  type FactType,
  interrupts,
  isCheered,
  isDealFact,
  type LiveFact,
  touches,
  traitsOf,
} from '#shared/live/facts'
import type { DisplayKind } from '#shared/platform/auth/contract'
import { aPerson, aView } from '#test/support/plain-view'
import { isShownOnWall } from '#web/features/screens/displays/wall-visibility'

const AT = '2015-04-10T00:00:00.000Z'
const TYPES = Object.keys(FACTS) as FactType[]
const fact = (type: string) => ({ type }) as unknown as LiveFact
const row = (type: string, audience: 'public' | 'directors' = 'public', seq = 1) => ({
  ...{ seq, audience, at: AT, fact: fact(type) },
})
const where = (is: (type: FactType) => boolean | undefined) => TYPES.filter((type) => is(type)).sort()

const REVIEWED = ['deal.confirmed', 'deal.held']
const DEALS = [
  ...['deal.activated', 'deal.cancelled', ...REVIEWED, 'deal.reassigned', 'deal.recorded', 'deal.withdrawn'],
]
const RULED = ['dispute.changed', 'dispute.opened', 'dispute.ruled']

describe('a link for spectators', () => {
  it.each([
    ...['activity.tallied', 'ceremony.changed', 'display.changed', 'duty.changed', 'meeting.changed', 'pledge.made'],
    ...['draft.moved', 'list.tallied', 'request.moved', ...RULED],
  ])('is never sent %s', (type) => {
    expect(shownTo('spectators', row(type))).toEqual({ seq: 1, hidden: true })
    expect(shownTo('public', row(type))).toMatchObject({ fact: { type } })
  })

  it('is sent everything else that is public', () => {
    expect(where((type) => 'fact' in shownTo('spectators', row(type)))).toEqual(
      [
        ...DEALS,
        ...['contest.changed', 'lead.changed', 'goal.reached', 'team.opened', 'import.line', 'import.recorded'],
        ...['pledge.kept', 'report.published', 'report.withdrawn', 'benchmark.changed'],
        ...['bonus.recorded', 'lesson.published', 'lesson.used'],
      ].sort(),
    )
  })

  it('shows people’s names without their areas and days, and the contest without its plan', () => {
    const person = aPerson('w1', { area: '东街', activeFrom: '2015-04-08', activeTo: '2015-05-01', isCaptain: true })

    const shown = contestForSpectators(aView({ participants: [person] }))

    expect(shown.participants).toEqual([{ ...person, area: '', activeFrom: null, activeTo: null }])
    expect(JSON.stringify(shown)).not.toMatch(/东街|机密/)
    expect(shown).toMatchObject({ name: '沃马当先', plan: '', teams: [{ name: '湖西队' }, { name: '舜师队' }] })
  })
})

describe('a fact for directors only', () => {
  it('is hidden from members and spectators, whatever it is about', () => {
    const secret = row('deal.recorded', 'directors', 9)

    expect(shownTo('public', secret)).toEqual({ seq: 9, hidden: true })
    expect(shownTo('spectators', secret)).toEqual({ seq: 9, hidden: true })
    expect(shownTo('ledger_keepers', secret)).toEqual({ seq: 9, at: AT, fact: { type: 'deal.recorded' } })
  })
})

describe('a fact of a newer server', () => {
  it('reaches three audiences, each as it may', () => {
    expect([...VIEW_AUDIENCES].sort()).toEqual(['ledger_keepers', 'public', 'spectators'])
  })

  it.each(VIEW_AUDIENCES)('is hidden from %s', (audience) => {
    expect(shownTo(audience, row('award.given'))).toEqual({ seq: 1, hidden: true })
    expect(shownTo(audience, row('toString'))).toEqual({ seq: 1, hidden: true })
  })

  it('has no traits at all', () => {
    expect(traitsOf(fact('award.given'))).toBeUndefined()
    expect(isShownOnWall({ seq: 1, at: AT, fact: fact('award.given') })).toBe(false)
    expect(touches(fact('award.given'), 'totals')).toBe(false)
    expect(interrupts(fact('award.given'))).toBe(false)
    expect(isCheered(fact('award.given'), 'sale')).toBe(false)
  })
})

describe('who reads as whom', () => {
  const person = (role: Person['role']): Caller => ({
    ...{ kind: 'person', sessionId: 's', accountId: 'a', centerId: 'c', role, name: '张三' },
  })
  const display = (displayKind: DisplayKind): Caller => ({
    ...{ kind: 'display', displayKind, sessionId: 's', displayId: 'd', centerId: 'c', contestId: 'contest' },
  })

  it.each([
    ['a director', person('director'), 'ledger_keepers', true],
    ['a clerk', person('clerk'), 'ledger_keepers', false],
    ['a member', person('member'), 'public', false],
    ['a TV', display('tv'), 'public', false],
    ['a link', display('watch'), 'spectators', false],
  ] as const)('%s', (_, caller, audience, directs) => {
    expect(audienceOf(caller)).toBe(audience)
    expect(keepsLedger(caller)).toBe(audience === 'ledger_keepers')
    expect(isDirector(caller)).toBe(directs)
  })
})

describe('the table of facts', () => {
  it('says what a TV leaves out of its feed', () => {
    const shown = (type: FactType) => isShownOnWall({ seq: 1, at: AT, fact: fact(type) })

    expect(where((type) => !shown(type))).toEqual(['deal.reassigned', ...RULED, 'draft.moved', 'request.moved'])
  })

  it('says what is news, and what only refreshes a screen', () => {
    expect(where((type) => FACTS[type].feed === 'silent')).toEqual(
      [
        ...REVIEWED,
        'activity.tallied',
        'bonus.recorded',
        'ceremony.changed',
        'contest.changed',
        'display.changed',
        'dispute.changed',
        'draft.moved',
        'duty.changed',
        'import.line',
        'list.tallied',
        'meeting.changed',
        'portrait.changed',
        'request.moved',
      ].sort(),
    )
    expect(where((type) => FACTS[type].feed !== 'silent' && FACTS[type].feed !== 'news')).toEqual([])
  })

  it.each([
    ['totals', [...DEALS, 'import.recorded']],
    ['flag', [...DEALS, 'import.recorded', 'duty.changed', 'bonus.recorded']],
    ['pledges', [...DEALS, 'import.recorded', 'pledge.made', 'pledge.kept']],
    ['absences', ['duty.changed']],
    ['meetings', ['meeting.changed']],
    ['agenda', ['duty.changed', 'pledge.made', 'pledge.kept', 'meeting.changed']],
    ['reports', ['report.published', 'report.withdrawn']],
    ['benchmarks', ['benchmark.changed']],
    ['ceremony', ['ceremony.changed']],
    ['disputes', ['deal.withdrawn', 'deal.reassigned', ...RULED]],
    ['activities', ['activity.tallied']],
    ['bonuses', ['bonus.recorded']],
    ['lists', ['list.tallied']],
    ['drafts', ['draft.moved']],
    ['requests', ['request.moved']],
    ['lessons', ['lesson.published', 'lesson.used']],
  ] as const)('says what refreshes %s', (what, types) => {
    expect(where((type) => touches(fact(type), what))).toEqual([...types].sort())
  })

  it('touches what any of several may touch', () => {
    expect(touches(fact('duty.changed'), 'totals', 'absences')).toBe(true)
    expect(touches(fact('duty.changed'), 'totals', 'lessons')).toBe(false)
    expect(touches(fact('contest.changed'))).toBe(false)
  })

  it('says how a fact is celebrated, and what interrupts a TV', () => {
    expect(where((type) => isCheered(fact(type), 'sale'))).toEqual(['deal.recorded'])
    expect(where((type) => isCheered(fact(type), 'reversal'))).toEqual([
      ...['deal.cancelled', 'deal.reassigned', 'deal.withdrawn'],
    ])
    expect(where((type) => isCheered(fact(type), 'consequence'))).toEqual([
      ...['goal.reached', 'lead.changed', 'pledge.kept', 'team.opened'],
    ])
    expect(where((type) => interrupts(fact(type)))).toEqual([
      ...['deal.recorded', 'goal.reached', 'lead.changed', 'report.published', 'team.opened'],
    ])
    expect(where((type) => isDealFact(fact(type)))).toEqual(DEALS)
  })
})

describe('the newest facts that a room keeps', () => {
  it('are as many as a replay may need', () => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => row('deal.recorded', 'public', from + n))

    const all = kept(rows(1, 400), rows(401, 200))

    expect(all).toHaveLength(500)
    expect([all[0]?.seq, all.at(-1)?.seq]).toEqual([101, 600])
  })
})
