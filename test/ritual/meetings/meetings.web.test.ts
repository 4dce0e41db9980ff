import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import { NO_TOTALS, type TeamStanding } from '#shared/ledger/standings/contract'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingFieldView } from '#shared/ritual/meetings/editor'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { ApiError } from '#web/api/api-error'
import { pledgeProgress } from '#web/features/ritual/meetings/items/pledges/wall-table'
import { gapWords, praiseWords } from '#web/features/ritual/meetings/meeting-words'
import {
  doneLines,
  needLines,
  pledgesOfTeam,
  presentNeeds,
  teamNeeds,
} from '#web/features/ritual/meetings/pledge-needs'
import { useProjection } from '#web/features/ritual/meetings/show/use-projection'
import { useMeetingField } from '#web/features/ritual/meetings/use-meeting-field'
import { chooseLanguage, i18n } from '#web/i18n/index'

const contest = {
  id: 'c',
  startsOn: '2015-04-01',
  endsOn: '2015-04-30',
  paceBasis: 'calendar',
  workWeek: '12345',
  calendar: [],
  metrics: [
    { id: 'g3', name: '3G', unit: '部', pointsPerUnit: 1, countsWhen: 'recorded', ...UNCHECKED },
    { id: 'bb', name: '宽带', unit: '户', pointsPerUnit: 1, countsWhen: 'recorded', ...UNCHECKED },
  ],
  teams: [
    { id: 'west', name: '湖西队' },
    { id: 'east', name: '舜师队' },
  ],
  goals: [{ teamId: 'west', metricId: 'g3', target: 300, challenge: 400 }],
  participants: [
    { id: 'yan', teamId: 'west', name: '严萍' },
    { id: 'li', teamId: 'east', name: '李强' },
  ],
} as unknown as ContestView

const pledge = (participantId: string, quantity: number, raised: number | null = null): PledgeView => ({
  participantId,
  day: '2015-04-15',
  lines: [{ metricId: 'g3', quantity }],
  raised: raised === null ? null : [{ metricId: 'g3', quantity: raised }],
  early: null,
  sentence: '',
  isLate: false,
  recordedBy: null,
  soldBefore: null,
  activities: null,
  support: '',
  state: 'pledged',
  at: '2015-04-15T00:00:00.000Z',
})

const standing = (whole: number, today: number): TeamStanding => {
  const totals = (quantity: number) => ({ ...NO_TOTALS, metrics: { g3: { quantity, reachedSeq: 1 } } })
  return { teamId: 'west', whole: totals(whole), today: totals(today) }
}

const flushed = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  await nextTick()
}

describe('the pledge wall', () => {
  it('says what is needed, what is pledged with raises, and what is left, which is never below 0', () => {
    const pledges = [pledge('yan', 12), pledge('li', 8, 11)]

    expect(needLines(contest, pledges, { g3: 26 })).toMatchObject([{ needed: 26, pledged: 23, left: 3 }])
    expect(needLines(contest, pledges, { g3: 20 })).toMatchObject([{ left: 0 }])
    expect(needLines(contest, pledgesOfTeam(contest, pledges, 'west'), {})).toMatchObject([
      { needed: null, pledged: 12 },
    ])
  })

  it('adds up the activities that are pledged, against the daily target of each person who is there', () => {
    const activities = [
      { id: 'visit', name: '拜访', unit: '次', kind: 'visit' as const, perDay: 10 },
      { id: 'call', name: '电话', unit: '个', kind: 'call' as const },
    ]
    const participants = contest.participants.map((each) => ({ ...each, activeFrom: null, activeTo: null }))
    const counting: ContestView = { ...contest, activities, participants }
    const pledges = [
      { ...pledge('yan', 12), activities: { lines: [{ activityId: 'visit', count: 8 }], raised: null, before: [] } },
      {
        ...pledge('li', 3),
        activities: {
          ...{ lines: [{ activityId: 'visit', count: 4 }], before: [] },
          raised: [{ activityId: 'visit', count: 6 }],
        },
      },
    ]
    const everyone = presentNeeds(counting, null, { today: '2015-04-10', absent: [] })
    const people = counting.participants.length

    expect(everyone).toEqual({ visit: 10 * people })
    expect(presentNeeds(counting, null, { today: '2015-04-10', absent: ['yan'] })).toEqual({ visit: 10 * (people - 1) })
    expect(needLines(counting, pledges, everyone).filter(({ metricId }) => metricId === 'visit')).toMatchObject([
      { name: '拜访', needed: 10 * people, pledged: 14, left: Math.max(0, 10 * people - 14) },
    ])
    expect(needLines(counting, [pledge('yan', 12)], {}).map(({ metricId }) => metricId)).toEqual(['g3'])
  })

  it('counts what was sold before a pledge to the day, as the needs of the day do', () => {
    const afterSales = { ...pledge('yan', 2), soldBefore: [{ metricId: 'g3', quantity: 1 }] }

    expect(needLines(contest, [afterSales], { g3: 4 })).toMatchObject([{ pledged: 3, left: 1 }])
    expect(doneLines(contest, [afterSales], [standing(145, 1)])).toMatchObject([{ pledged: 3, sold: 1 }])
  })

  it('says of the day how many have sold and how much of the pledges is done, and no more than that', () => {
    const sprinting = { ...pledge('yan', 12), state: 'sprinting' as const }

    expect(pledgeProgress(contest, { pledges: [sprinting, pledge('li', 3)], teams: [standing(145, 9)] })).toEqual({
      ...{ opened: 1, pledgers: 2 },
      ...{ sold: 9, pledged: 15 },
    })
    expect(pledgeProgress(contest, { pledges: [sprinting], teams: [standing(145, 40)] })).toMatchObject({ sold: 12 })
  })

  it('needs of a team what levels it with the schedule tonight, today’s own sales apart', () => {
    // Half of April is gone on the 15th: 150 of 300 are due tonight, 140 were there this morning.
    expect(teamNeeds(contest, standing(145, 5), 'west', '2015-04-15')).toEqual({ g3: 14 })
    expect(teamNeeds(contest, standing(130, 0), 'west', '2015-04-15')).toEqual({ g3: 20 })
    expect(teamNeeds(contest, standing(320, 0), 'west', '2015-04-15')).toEqual({ g3: 0 })
    expect(teamNeeds(contest, undefined, 'east', '2015-04-15')).toEqual({})
  })

  it('tells in the evening what became of the pledges', () => {
    expect(doneLines(contest, [pledge('yan', 12)], [standing(145, 9)])).toEqual([
      { metricId: 'g3', name: '3G', kind: 'count', pledged: 12, sold: 9 },
    ])
  })
})

describe('words of a meeting', () => {
  const translator = { t: (key: string, named?: Record<string, unknown>) => i18n.global.t(key, named ?? {}), n: String }

  it('name the gap and the praise in the units of the trade', async () => {
    await chooseLanguage('zh-CN')

    expect(gapWords(translator, contest, { metricId: 'bb', teamId: 'west', area: null, actual: 12, due: 20 })).toBe(
      '湖西队 · 宽带：到今天应有 20 户，实际 12 户，差 8 户',
    )
    expect(
      praiseWords(translator, contest, { reason: 'most_points', metricId: null, value: 5, compared: null }),
    ).not.toContain('分')
  })
})

describe('a field of a meeting that two directors write', () => {
  const view = (value: string, revision: number, changedBy: string | null = null): MeetingFieldView => ({
    field: 'focus',
    value,
    revision,
    changedBy,
    changedAt: null,
  })
  const changed = { by: '李副主任', value: '先跑工业园', revision: 4 }
  const refusal = () => new ApiError({ code: 'field_changed', message: '', changed })
  let scope = effectScope()
  beforeEach(() => {
    vi.useFakeTimers()
    scope = effectScope()
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  function field(save: (value: string, revision: number) => Promise<MeetingFieldView | undefined>) {
    const stands = shallowRef(view('盯住宽带', 3))
    return {
      stands,
      ...(scope.run(() => useMeetingField(() => stands.value, save)) as ReturnType<typeof useMeetingField>),
    }
  }

  it('is kept by itself, with the revision that was read', async () => {
    const save = vi.fn(async (value: string) => view(value, 4))
    const { write, state } = field(save)

    write('先跑工业园')
    expect(state.value).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1_000)

    expect(save).toHaveBeenCalledExactlyOnceWith('先跑工业园', 3)
    expect(state.value).toBe('kept')
  })

  it('keeps both texts when someone else was faster, and saves nothing until one is chosen', async () => {
    const save = vi.fn<(value: string, revision: number) => Promise<MeetingFieldView | undefined>>()
    save.mockRejectedValueOnce(refusal())
    save.mockImplementation(async (value) => view(value, 5))
    const { write, text, state, conflict, flush, keepMine } = field(save)

    write('进门先看路由器')
    await flush()
    expect(state.value).toBe('conflict')
    expect(conflict.value).toEqual(changed)
    expect(text.value).toBe('进门先看路由器')
    await flush()
    expect(save).toHaveBeenCalledTimes(1)

    await keepMine()
    expect(save).toHaveBeenLastCalledWith('进门先看路由器', 4)
    expect(state.value).toBe('kept')
  })

  it('takes over what another wrote, unless something of one’s own is not kept yet', async () => {
    const { write, text, stands, conflict, takeTheirs } = field(async () => undefined)

    stands.value = view('两队都去建材市场', 4, '李副主任')
    await nextTick()
    expect(text.value).toBe('两队都去建材市场')

    write('我正在写')
    stands.value = view('先跑工业园', 5, '李副主任')
    await nextTick()
    expect(text.value).toBe('我正在写')
    expect(conflict.value).toMatchObject({ by: '李副主任', value: '先跑工业园' })

    takeTheirs()
    expect(text.value).toBe('先跑工业园')
    expect(conflict.value).toBeUndefined()
  })
})

describe('the projection', () => {
  const meeting = (item: number, status: MeetingView['status'] = 'open'): MeetingView => ({
    id: 'm',
    kind: 'morning',
    day: '2015-04-15',
    status,
    item,
    agenda: ['rally', 'focus', 'tomorrow', 'go'].map((type) => ({ type, words: '先跑工业园', actions: [] })) as never,
    openedAt: null,
    closedAt: null,
    photos: [],
    preset: 'full',
  })
  const desk = {
    view: { ...meeting(1), id: '00000000-0000-4000-8000-000000000001', agenda: [] },
    fields: [],
    people: [],
    proposals: [],
    lessons: [],
    shortfalls: [],
    minutes: null,
  }
  const asked: number[] = []
  let answer: () => void = () => {}
  let scope = effectScope()
  beforeEach(() => {
    asked.length = 0
    scope = effectScope()
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      asked.push((JSON.parse(body) as { item: number }).item)
      return new Promise((resolve) => {
        answer = () => resolve(new Response(JSON.stringify(desk), { status: 200 }))
      })
    })
  })
  afterEach(() => {
    scope.stop()
    vi.unstubAllGlobals()
  })
  const project = (view: MeetingView, isDirector = true) => {
    const shown = ref(view)
    const who = { contestId: () => 'c', kind: () => 'morning' as const, isDirector: () => isDirector }
    const projection = scope.run(() => useProjection(shown, who)) as ReturnType<typeof useProjection>
    return { shown, ...projection }
  }

  it('moves at once, and of several fast steps sends the first and the last', async () => {
    const { item, step } = project(meeting(0))

    step(1)
    step(1)
    step(1)
    expect(item.value).toBe(3)
    expect(asked).toEqual([1])
    answer()
    await vi.waitFor(() => expect(asked).toEqual([1, 3]))
  })

  it('shows the send-off when the meeting closes, and leafs on from there', async () => {
    const { item, shown, step } = project(meeting(1))

    shown.value = meeting(1, 'closed')
    await flushed()
    expect(item.value).toBe(3)

    step(-1)
    expect(item.value).toBe(2)
    expect(asked).toEqual([])
  })

  it('skips what has nothing to show, both ways, and sends no one to an empty item', async () => {
    const half = meeting(0)
    const agenda = half.agenda.map((each, at) => (at === 1 ? { ...each, words: ' ' } : each)) as never
    const { item, step } = project({ ...half, agenda })

    step(1)
    expect(item.value).toBe(2)
    expect(asked).toEqual([2])
    step(-1)
    expect(item.value).toBe(0)
  })

  it('follows the phone in the director’s hand', async () => {
    const { item, shown } = project(meeting(0))

    shown.value = meeting(2)
    await flushed()

    expect(item.value).toBe(2)
    expect(asked).toEqual([])
  })

  it('is led by directors only while the meeting is open, and stays within its items', () => {
    const member = project(meeting(1), false)
    member.step(1)
    expect(member.item.value).toBe(1)

    const closed = project(meeting(0, 'closed'), false)
    closed.step(1)
    expect(closed.item.value).toBe(3)
    for (let n = 0; n < 5; n++) closed.step(-1)
    expect(closed.item.value).toBe(0)
    expect(asked).toEqual([])
  })
})
