import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import type { LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import { aContestView, aDealFact, east, g3, personId, shownEvent, totals, west } from '#test/support/a-scoreboard.web'
import { useCelebrations } from '#web/features/screens/celebration/use-celebrations'
import { useCheers } from '#web/features/screens/celebration/use-cheers'
import { scenesOf } from '#web/features/screens/displays/scenes'
import { useDisplaySession } from '#web/features/screens/displays/use-display-session'
import { useInterruptions } from '#web/features/screens/displays/use-interruptions'
import { useRotation } from '#web/features/screens/displays/use-rotation'
import { chooseLanguage } from '#web/i18n/index'

const measures = [
  { by: 'points', name: '总分', kind: 'count' as const, unit: '分' },
  { by: g3, name: '3G', kind: 'count' as const, unit: '部' },
]
const place = { participantId: personId(0), value: 3, rank: 1 }
const nothing = { teams: [], boards: {}, pledges: 0, feed: 0 }
const everything = {
  teams: [{ teamId: west, whole: totals(9), today: totals(3) }],
  boards: { 'whole:points': [place], 'today:points': [place] },
  pledges: 20,
  feed: 3,
}
const contestId = aContestView().id

/** A stream of facts as the live store gives it. */
function aStream() {
  const listeners = new Set<(event: ShownEvent) => void>()
  const onFact = (listener: (event: ShownEvent) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { onFact, tell: (event: ShownEvent) => listeners.forEach((listener) => void listener(event)) }
}

describe('the TV', () => {
  beforeAll(() => chooseLanguage('zh-CN'))
  const scope = { current: effectScope() }
  beforeEach(() => {
    vi.useFakeTimers()
    scope.current = effectScope()
  })
  afterEach(() => {
    scope.current.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    history.replaceState(null, '', '/')
  })
  const inScope = <T>(make: () => T): T => scope.current.run(make) as T

  describe('its rotation', () => {
    it('shows the race alone while there is nothing else, and leaves out what is empty', () => {
      expect(scenesOf(aContestView(), measures, nothing).map((scene) => scene.kind)).toEqual(['race'])
      expect(scenesOf(aContestView(), measures, everything).map((scene) => scene.kind)).toEqual([
        'race',
        'people',
        'pledges',
        'pledges',
        'race',
        'race',
        'people',
        'race',
        'feed',
      ])
    })

    it('never shows the same scene twice in a row, and the race longest', () => {
      const scenes = scenesOf(aContestView(), measures, everything)

      expect(new Set(scenes.map((scene) => scene.id)).size).toBe(scenes.length)
      expect(scenes[0]?.ms).toBeGreaterThan(scenes[1]?.ms ?? 0)
    })

    it('shows many teams twelve at a time, and goes through many pledges a few pages at a time', () => {
      const contest = aContestView()
      const [team] = contest.teams
      const teams = Array.from({ length: 40 }, () => ({ ...team, id: randomUUID() }) as typeof team & object)
      const scenes = scenesOf({ teams }, measures, { ...everything, pledges: 300 })

      const races = scenes.flatMap((scene) =>
        scene.kind === 'race' && scene.id.startsWith('race-0') ? [scene.page] : [],
      )
      expect(races).toEqual([0, 1, 2, 3])
      expect(new Set(scenes.map((scene) => scene.id)).size).toBe(scenes.length)
      const kinds = scenes.map((scene) => (scene.kind === 'pledges' ? 'p' : '-')).join('')
      expect(Math.max(...kinds.split('-').map((run) => run.length))).toBe(6)
      expect(kinds.replaceAll('-', '')).toHaveLength(Math.ceil(300 / 18))
    })

    it('is what a director chose, in that order and for so long, without what is empty', () => {
      const scenes = [
        { kind: 'people' as const, seconds: 15 },
        { kind: 'pledges' as const, seconds: 8 },
        { kind: 'benchmarks' as const, seconds: 30 },
        { kind: 'metrics' as const, seconds: 12 },
      ]
      const shown = scenesOf(aContestView(), measures, everything, 'points', { scenes, pinned: null })

      expect(shown.map(({ kind, ms }) => [kind, ms])).toEqual([
        ['people', 15_000],
        ['pledges', 8_000],
        ['pledges', 8_000],
        ['race', 12_000],
      ])
      expect(shown.at(-1)).toMatchObject({ by: g3 })
    })

    it('keeps the scene that is pinned, and the race where that has nothing to show', () => {
      const kept = (state: typeof nothing) =>
        scenesOf(aContestView(), measures, state, 'points', { scenes: null, pinned: 'pledges' })

      expect(new Set(kept({ ...nothing, pledges: 3 }).map(({ kind }) => kind))).toEqual(new Set(['pledges']))
      expect(kept(nothing).map(({ kind }) => kind)).toEqual(['race'])
    })

    it('pauses at the race while something interrupts, and goes on afterwards', async () => {
      const isHeld = ref(false)
      const scenes = scenesOf(aContestView(), measures, everything)
      const scene = inScope(() =>
        useRotation(
          () => scenes,
          () => isHeld.value,
        ),
      )

      await vi.advanceTimersByTimeAsync(41_000)
      expect(scene.value?.kind).toBe('people')
      isHeld.value = true
      await vi.advanceTimersByTimeAsync(60_000)
      expect(scene.value?.kind).toBe('race')
      isHeld.value = false
      await vi.advanceTimersByTimeAsync(41_000)
      expect(scene.value?.kind).toBe('people')
    })
  })

  describe('what interrupts it', () => {
    const anInterruption = () => {
      const stream = aStream()
      const isInStep = ref(true)
      const { sales, takeover } = inScope(() => useInterruptions(useCheers(stream.onFact), () => isInStep.value))
      return { ...stream, sales, takeover, isInStep }
    }
    const lead = (by = 2): LiveFact => ({ type: 'lead.changed', teamId: west, overTeamId: east, by })
    const withdrawn = (): LiveFact => ({ ...aDealFact(), type: 'deal.withdrawn' })
    const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

    it('shows a sale at once on the whole screen, and the next one of the minute as a strip', async () => {
      const { sales, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      expect(sales.value).toMatchObject({ look: 'stage', deals: [{ name: '严萍' }] })

      await pass(8_000)
      expect(sales.value).toBeUndefined()
      tell(shownEvent(2, aDealFact({ name: '张伟' })))
      expect(sales.value).toMatchObject({ look: 'strip', deals: [{ name: '张伟' }] })

      await pass(60_000)
      tell(shownEvent(3, aDealFact()))
      expect(sales.value).toMatchObject({ look: 'stage' })
    })

    it('tells sales that come while one is shown together, and for no longer than some seconds', async () => {
      const { sales, tell } = anInterruption()
      for (let seq = 1; seq <= 4; seq++) {
        tell(shownEvent(seq, aDealFact({ name: seq === 1 ? '严萍' : '张伟' })))
        await pass(3_500)
      }
      expect(sales.value).toMatchObject({ key: 1, newest: 4, deals: [{ name: '严萍' }, {}, {}, { name: '张伟' }] })

      await pass(2_500)
      expect(sales.value).toBeUndefined()
    })

    it('tells a sale before the victories it led to, each with its seller', async () => {
      const { sales, takeover, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, lead()))
      tell(shownEvent(3, { type: 'goal.reached', teamId: west, metricId: g3, level: 'target', value: 160 }))
      tell(shownEvent(4, { type: 'goal.reached', teamId: west, metricId: g3, level: 'challenge', value: 200 }))
      const kinds: unknown[] = [sales.value?.look]
      for (let second = 0; second < 45; second++) {
        await pass(1_000)
        const now = takeover.value?.kind === 'goal' ? takeover.value.fact.level : takeover.value?.kind
        if (now && kinds.at(-1) !== now) kinds.push(now)
        if (takeover.value)
          expect(takeover.value).toMatchObject({ cause: { participantId: aDealFact().participantId } })
      }

      expect(kinds).toEqual(['stage', 'overtake', 'challenge'])
    })

    it('shows a sale below a victory that has the screen', async () => {
      const { sales, takeover, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, lead()))
      await pass(5_000)
      expect([takeover.value?.kind, sales.value]).toEqual(['overtake', undefined])

      tell(shownEvent(3, aDealFact({ name: '张伟' })))
      expect([takeover.value?.kind, sales.value?.look]).toEqual(['overtake', 'strip'])
    })

    it('takes a withdrawn sale back politely, with what it was about to lead to', async () => {
      const { sales, takeover, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, lead()))
      await pass(2_000)
      tell(shownEvent(3, withdrawn()))
      expect(sales.value).toMatchObject({ isTakenBack: true })

      await pass(4_000)
      expect([sales.value, takeover.value]).toEqual([undefined, undefined])
      await pass(20_000)
      expect(takeover.value).toBeUndefined()
    })

    it('ends the victory of a withdrawn sale at once, and says why', async () => {
      const { sales, takeover, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, lead()))
      await pass(6_000)
      expect(takeover.value?.kind).toBe('overtake')

      tell(shownEvent(3, withdrawn()))
      expect(takeover.value).toBeUndefined()
      expect(sales.value).toMatchObject({ isTakenBack: true, look: 'strip' })
    })

    it('goes on with the others where one of several sales was withdrawn', async () => {
      const { sales, tell } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, aDealFact({ name: '张伟', dealId: randomUUID() })))
      tell(shownEvent(3, withdrawn()))

      expect(sales.value).toMatchObject({ isTakenBack: false, deals: [{ name: '张伟' }] })
    })

    it('forgets what waits when the screen falls out of step, as it may have missed a withdrawal', async () => {
      const { takeover, tell, isInStep } = anInterruption()
      tell(shownEvent(1, aDealFact()))
      tell(shownEvent(2, lead()))
      isInStep.value = false
      await pass(0)
      isInStep.value = true
      await pass(20_000)

      expect(takeover.value).toBeUndefined()
    })

    it('takes a withdrawn report off the screen at once, and one that waits out of the queue', async () => {
      const { takeover, tell } = anInterruption()
      const report = (id: string) => ({ id, kind: 'daily', stage: 'running', day: '2015-05-12' }) as const
      const rest = { publishedAt: '2015-05-12T10:00:00.000Z', text: { 'zh-CN': '', en: '' }, withdrawnReason: null }
      tell(shownEvent(1, { type: 'report.published', report: { ...report('first'), ...rest } }))
      tell(shownEvent(2, { type: 'report.published', report: { ...report('second'), ...rest } }))
      await pass(1_000)
      expect(takeover.value).toMatchObject({ kind: 'report', report: { id: 'first' } })

      tell(shownEvent(3, { type: 'report.withdrawn', reportId: 'second', reason: '录错了' }))
      tell(shownEvent(4, { type: 'report.withdrawn', reportId: 'first', reason: '录错了' }))
      expect(takeover.value).toBeUndefined()
      await pass(20_000)
      expect(takeover.value).toBeUndefined()
    })

    it('stays quiet for a sale that was added later and for one that was withdrawn unseen', async () => {
      const { sales, takeover, tell } = anInterruption()
      tell(shownEvent(1, aDealFact({ isSilent: true })))
      tell(shownEvent(2, withdrawn()))
      await pass(5_000)

      expect([sales.value, takeover.value]).toEqual([undefined, undefined])
    })
  })

  describe('its seat', () => {
    const token = 'T'.repeat(43)
    const names = { contestName: '沃马当先', centerName: '集商客中心', name: '大厅', madeBy: '王主任' }
    const session = { contestId, ...names, displayId: randomUUID(), settings: DEFAULT_SETTINGS }
    const refusal = () => Response.json({ code: 'unauthenticated', message: '请先登录。' }, { status: 401 })
    const answers = (answer: (method: string, path: string) => Response | Promise<Response>) =>
      vi.stubGlobal('fetch', async (path: string, init: RequestInit) => answer(init.method ?? 'GET', path))

    it('hands its token over, takes it out of the address, and keeps it there until it was answered', async () => {
      history.replaceState(null, '', `/display#${token}`)
      let isAway = true
      answers(() => (isAway ? Promise.reject(new TypeError('away')) : Response.json(session)))
      const { status, seat } = inScope(() => useDisplaySession(() => undefined))

      await vi.advanceTimersByTimeAsync(10_000)
      expect([status.value, location.hash]).toEqual(['asking', `#${token}`])
      isAway = false
      await vi.advanceTimersByTimeAsync(10_000)
      expect([status.value, location.hash, location.pathname]).toEqual(['seated', '', '/display'])
      expect(seat.value).toMatchObject({ contestId, as: 'display' })
    })

    it('is switched off calmly when it is revoked, and comes back when it is authorised', async () => {
      let isKnown = false
      answers((method) => (isKnown && method === 'GET' ? Response.json(session) : refusal()))
      const { status } = inScope(() => useDisplaySession(() => undefined))

      await vi.advanceTimersByTimeAsync(1_000)
      expect(status.value).toBe('off')
      isKnown = true
      await vi.advanceTimersByTimeAsync(30_000)
      expect(status.value).toBe('seated')
    })

    it('falls back to the person who is signed in, for a preview', async () => {
      answers((_, path) => (path.startsWith('/api/contests/') ? Response.json(aContestView()) : refusal()))
      const { seat } = inScope(() => useDisplaySession(() => contestId))

      await vi.advanceTimersByTimeAsync(1_000)
      expect(seat.value).toEqual({ contestId, as: 'person' })
    })
  })

  describe('and the phones’ banner', () => {
    it('shows one’s own team’s big moments only, and never two within three seconds', async () => {
      const stream = aStream()
      const shown = inScope(() =>
        useCelebrations(useCheers(stream.onFact), () => ({ participantId: personId(0), teamId: west })),
      )
      const lead = (seq: number, teamId: string) =>
        stream.tell(shownEvent(seq, { type: 'lead.changed', teamId, overTeamId: east, by: 1 }))

      lead(1, east)
      expect(shown.value).toBeUndefined()
      lead(2, west)
      await vi.advanceTimersByTimeAsync(1_000)
      lead(3, west)
      expect(shown.value?.seq).toBe(2)
      await vi.advanceTimersByTimeAsync(2_500)
      lead(4, west)
      expect(shown.value?.seq).toBe(4)
      await vi.advanceTimersByTimeAsync(5_000)
      expect(shown.value).toBeUndefined()
    })

    it('comes at once, and leaves with the sale that led to it', async () => {
      const stream = aStream()
      const own = { participantId: personId(0), teamId: west }
      const shown = inScope(() => useCelebrations(useCheers(stream.onFact), () => own))
      stream.tell(shownEvent(1, aDealFact()))
      stream.tell(shownEvent(2, { type: 'lead.changed', teamId: west, overTeamId: east, by: 1 }))
      expect(shown.value).toMatchObject({ seq: 2, cause: { dealId: aDealFact().dealId } })

      stream.tell(shownEvent(3, { ...aDealFact(), type: 'deal.withdrawn' }))
      expect(shown.value).toBeUndefined()
    })

    it('celebrates every team where no person is signed in', async () => {
      const stream = aStream()
      const nobody = { participantId: undefined, teamId: undefined, isForAll: true }
      const shown = inScope(() => useCelebrations(useCheers(stream.onFact), () => nobody))

      stream.tell(shownEvent(1, { type: 'lead.changed', teamId: east, overTeamId: west, by: 1 }))
      await vi.advanceTimersByTimeAsync(100)

      expect(shown.value?.seq).toBe(1)
    })
  })
})
