import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { LastTouches } from '#server/contest/territories/last-touches'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AList, customers } from '#test/field/lists/a-list'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'

const START = '2015-04-10T10:00:00+08:00'

describe('statements on lists, as the database plans them', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  beforeEach(() => clock.set(START))

  const reading = (act: () => Promise<unknown>) => app.get(UnitOfWork).read(act)
  const acts: [string, (list: AList) => Promise<unknown>][] = [
    ['my list', (list) => list.own(room.west)],
    [
      'lines of people who have left',
      () => reading(() => app.get(LinesRepository).heldByAny([room.west.participantId, randomUUID()], 10)),
    ],
    ['whether a territory is used', () => reading(() => app.get(LastTouches).isUsed(randomUUID()))],
    [
      'numbers that another channel sold',
      (list) => reading(() => app.get(ClosingsRepository).withNumbers(room.contest.id, list.id, ['05300000001'])),
    ],
    [
      'what others have closed',
      (list) =>
        reading(() => app.get(ClosingsRepository).closedByOthers([list.id], room.west.participantId, new Date(0))),
    ],
  ]
  it.each(acts)('reach their rows by an index that narrows: %s', async (_, act) => {
    const list = await new AList(room.contest).opened(customers(3))
    const [line] = await list.free(room.west)
    await list.claim(room.west, line?.id ?? '')

    const plans = await plansDuring(app, () => act(list))

    expect(plans.some(({ sql }) => sql.includes('prospect'))).toBe(true)
    expect(faultsOf(plans)).toEqual([])
  })
})
