import { describe, expect, it } from 'vitest'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { ListedTerritory, ListTerritoriesView } from '#shared/contest/territories/listed-territories'
import { useApp, useContest } from '#test/support/fixtures'
import { aLogin, expectStatus } from '#test/support/test-app'

describe('a list of territories', () => {
  const { director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest } = useContest({ perTeam: 2 })
  const path = () => `/contests/${contest.id}/territories`
  const send = async (rows: ListedTerritory[], isPreview = false) => {
    const reply = await director.post<ListTerritoriesView>(`${path()}/list`, { rows, isPreview })
    expectStatus(reply, 200)
    return reply.body
  }
  const outcomes = ({ rows }: ListTerritoriesView) =>
    rows.map(({ name, outcome, error, holder }) => [name, error ?? outcome, ...(holder ? [holder] : [])])
  const named = async (name: string) =>
    (await director.get<TerritoryView[]>(path())).body.find((each) => each.name === name)
  const row = (name: string, more: Partial<ListedTerritory> = {}): ListedTerritory => ({ name, ...more })

  it('adds what is new and changes what is there, as its preview has said, and nothing when it comes again', async () => {
    const rows = [
      row('建材市场', { segment: '市场', trade: '建材/瓷砖', doors: '1,200户', holders: '湖1、舜2' }),
      row(' 东街', { segment: '临街店铺', trade: '', doors: '', holders: '湖1' }),
    ]
    const preview = await send(rows, true)
    expect(outcomes(preview)).toEqual([
      ['建材市场', 'new'],
      ['东街', 'changed'],
    ])
    expect(preview.rows[1]?.changes).toEqual(['segment', 'holders'])
    expect([preview.isWritten, await named('建材市场')]).toEqual([false, undefined])

    expect((await send(rows)).isWritten).toBe(true)

    expect(await named('建材市场')).toMatchObject({
      segment: 'market',
      trade: 'building',
      subTrade: '瓷砖',
      doors: 1200,
    })
    expect((await named('东街'))?.holdings.filter(({ to }) => to === null)).toHaveLength(1)
    expect(outcomes(await send(rows))).toEqual([
      ['建材市场', 'same'],
      ['东街', 'same'],
    ])
  })

  it('is written not at all where a row is wrong, and says which and why', async () => {
    const twin = { name: '湖1', login: aLogin(), team: '舜师队' }
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows: [twin], isPreview: false }), 200)
    const view = await send([
      row('好的'),
      row(' '),
      row('字'.repeat(41)),
      row('甲', { segment: '月球' }),
      row('乙', { trade: '说'.repeat(21) }),
      row('丙', { doors: '许多' }),
      row('丁', { holders: '没有此人' }),
      row('戊', { holders: '湖1' }),
      row('己', { holders: '湖1（舜师队）' }),
      row('好 的'),
      row('好的'),
    ])

    expect(view.isWritten).toBe(false)
    expect(outcomes(view).map(([, ...rest]) => rest.join())).toEqual([
      ...[
        'new',
        'name',
        'name',
        'segment',
        'trade',
        'doors',
        'holder,没有此人',
        'same_name,湖1',
        'new',
        'new',
        'repeated',
      ],
    ])
    expect(await named('好的')).toBeUndefined()
  })

  it('leaves alone what it has no column for', async () => {
    await send([row('建材市场', { segment: '市场', doors: '9', holders: '湖1' })])

    expect(outcomes(await send([row('建材市场', { trade: '火锅' })]))).toEqual([['建材市场', 'changed']])

    expect(await named('建材市场')).toMatchObject({ segment: 'market', trade: null, subTrade: '火锅', doors: 9 })
    expect((await named('建材市场'))?.holdings).toHaveLength(1)
  })
})
