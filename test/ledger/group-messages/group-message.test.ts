import { beforeEach, describe, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import type {
  GroupLineView,
  GroupMessageView,
  GroupPurpose,
  WrittenGroupMessage,
} from '#shared/ledger/group-messages/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'

describe('粘贴群消息', () => {
  let contest: AContest
  const { app, director, clock } = useApp({ at: '2015-04-10T08:30:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T08:30:00+08:00')
    contest = await aContest(app, director, { perTeam: 2 })
  })

  const at = (rest = '') => `/contests/${contest.id}/group-messages${rest}`
  const read = async (text: string, { who = director, purpose = 'deals' as GroupPurpose, day = DAY } = {}) => {
    const answer = await who.post<GroupMessageView>(at('/reading'), { purpose, text, day })
    expectStatus(answer, 200)
    return answer.body.lines
  }
  const inputOf = (line: GroupLineView, changes: Record<string, unknown> = {}) => {
    const { position, said, author, day, time, copy, participantId, items, numbers, area, note } = line
    return {
      ...{ position, said, author, day, time, copy, participantId, items },
      ...(numbers.length > 0 ? { numbers } : {}),
      ...{ area: area ?? undefined, note: note ?? undefined },
      ...changes,
    }
  }
  const write = async (lines: unknown[], { who = director, purpose = 'deals' as GroupPurpose } = {}) => {
    const answer = await who.post<WrittenGroupMessage>(at(), { purpose, lines })
    expectStatus(answer, 200)
    return answer.body.lines
  }
  const paste = async (text: string, options: { who?: Client; purpose?: GroupPurpose; day?: string } = {}) =>
    write(
      (await read(text, options)).map((line) => inputOf(line)),
      options,
    )
  const deals = async () => (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals

  it('becomes sales of those whom it names, with 群 as their source and who pasted it', async () => {
    const outcomes = await paste('1. 东街 湖1 融合1 双线没有\n2. 舜1 3G2 18600001234')

    expect(outcomes).toEqual([
      { position: 1, outcome: 'written' },
      { position: 2, outcome: 'written' },
    ])
    expect(await deals()).toMatchObject([
      { participantName: '舜1', source: 'group', isForOther: true, reference: '18600001234', lines: [{ quantity: 2 }] },
      { participantName: '湖1', source: 'group', area: '东街', lines: { length: 3 } },
    ])
    await director.post(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { participantId: contest.member(0).participantId }),
    )
    expect((await deals())[0]).toMatchObject({ source: null })
  })

  it('changes nothing when it is pasted again, by another and in a grown list', async () => {
    const text = '湖1 3G1\n舜1 宽带1'
    await paste(text)
    await director.patch(`/contests/${contest.id}/people/${contest.member(0).participantId}`, { isCaptain: true })

    expect((await paste(text)).map(({ outcome }) => outcome)).toEqual(['known', 'known'])
    const captain = contest.member(0).client
    expect(await paste('1、湖1　３G１\n2、湖2 3G1', { who: captain })).toMatchObject([
      { outcome: 'known' },
      { outcome: 'written' },
    ])
    expect(await deals()).toHaveLength(3)
    expect(await read(text)).toMatchObject([{ known: { by: '王主任' } }, { known: { by: '王主任' } }])
  })

  it('writes the same line once for many requests at once', async () => {
    const [line] = (await read('湖1 3G1')) as [GroupLineView]

    const outcomes = await Promise.all(Array.from({ length: 6 }, () => write([inputOf(line)])))

    expect(outcomes.flat().filter(({ outcome }) => outcome === 'written')).toHaveLength(1)
    expect(await deals()).toHaveLength(1)
  })

  it('has two sales of two equal lines only where the second is marked as another', async () => {
    const lines = await read('湖1 3G1\n湖1 3G1')
    expect(lines.map(({ doubts, copy }) => [doubts, copy])).toEqual([
      [[], 1],
      [['repeated'], 2],
    ])

    await write(lines.map((line) => inputOf(line, { copy: 1 })))
    expect(await deals()).toHaveLength(1)
    await write(lines.map((line) => inputOf(line)))
    expect(await deals()).toHaveLength(2)
    const [first] = (await read('湖1 3G1')) as [GroupLineView]
    expect(first).toMatchObject({ known: {}, freeCopy: 3 })
    await write([inputOf(first, { copy: first.freeCopy })])
    expect(await deals()).toHaveLength(3)
  })

  it('asks about a sale that the member has reported too', async () => {
    const own = aDeal(contest, { items: [{ offerId: contest.offer, quantity: 1 }] })
    await contest.member(0).client.post(`/contests/${contest.id}/deals`, own)

    expect((await read('湖1 融合1'))[0]?.doubts).toEqual(['same_sale_known'])
    expect((await read('湖1 融合2'))[0]?.doubts).toEqual([])
    expect((await read('舜1 融合1'))[0]?.doubts).toEqual([])
  })

  it('dates a line as its header does, and asks about another day than the chosen one', async () => {
    const [line] = (await read('湖1 4月9日 18:05\n3G1')) as [GroupLineView]
    expect(line).toMatchObject({ day: '2015-04-09', time: '18:05', doubts: ['other_day'] })

    await write([inputOf(line)])
    expect(await deals()).toMatchObject([{ businessDate: '2015-04-09' }])
  })

  it('names why a line is refused, and writes the others', async () => {
    const [line, other] = (await read('湖1 3G1\n舜1 3G1')) as [GroupLineView, GroupLineView]

    expect(await write([inputOf(line, { day: '2015-03-01' }), inputOf(other)])).toEqual([
      { position: 1, outcome: 'refused', code: 'business_date_outside_contest' },
      { position: 2, outcome: 'written' },
    ])
    expect(await write([inputOf(line)])).toMatchObject([{ outcome: 'written' }])
  })

  it('is for directors, clerks and captains, who write for their own team alone', async () => {
    const [member, rival] = [contest.member(0), contest.member(1)]
    const asked = { purpose: 'deals', text: '湖1 3G1', day: DAY }
    expect((await member.client.post<{ code: string }>(at('/reading'), asked)).body.code).toBe('not_for_others')
    const [line] = (await read('舜1 3G1')) as [GroupLineView]
    expect(await write([inputOf(line, { participantId: member.participantId })], { who: member.client })).toMatchObject(
      [{ outcome: 'refused', code: 'not_for_others' }],
    )

    await director.patch(`/contests/${contest.id}/people/${member.participantId}`, { isCaptain: true })
    expect(await read('舜1 3G1\n湖2 3G1', { who: member.client })).toMatchObject([
      { participantId: rival.participantId, doubts: ['not_yours'] },
      { doubts: [] },
    ])
    expect(await write([inputOf(line)], { who: member.client })).toMatchObject([{ code: 'not_for_others' }])
  })

  it('becomes pledges, whose own words stay', async () => {
    const { client, participantId } = contest.member(0)
    const pledge = { day: DAY, lines: [{ metricId: contest.g3, quantity: 1 }], sentence: '拼了' }
    expectStatus(await client.put(`/contests/${contest.id}/pledges`, pledge), 200)

    await paste('湖1 表态：融合2 3G3\n舜1 宽带1', { purpose: 'pledges' })
    const wall = (await director.get<PledgeView[]>(`/contests/${contest.id}/pledges?day=${DAY}`)).body
    expect(wall.find((each) => each.participantId === participantId)).toMatchObject({ sentence: '拼了' })
    expect(wall.map(({ lines }) => lines.map(({ quantity }) => quantity).sort())).toEqual(
      expect.arrayContaining([[2, 3], [1]]),
    )

    clock.set('2015-04-10T10:30:00+08:00')
    expect(await paste('湖1 融合1', { purpose: 'pledges' })).toMatchObject([{ code: 'pledge_only_raise' }])
    expect(await deals()).toEqual([])
  })
})
