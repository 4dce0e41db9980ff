import { beforeAll, describe, expect, it } from 'vitest'
import { soughtIn } from '#server/ledger/deals/ledger/sought'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { inContest } from '#test/ledger/deals/reversals'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('the words of a search', () => {
  const people = [
    { id: 'yan', name: '严萍' },
    { id: 'yang', name: '杨平' },
    { id: 'bob', name: 'Bob Li' },
  ]
  const sellers = (typed: string) => soughtIn(typed, people).map((word) => word.sellers)

  it('name sellers as written and by the beginning of their pinyin', () => {
    expect(sellers('严')).toEqual([['yan']])
    expect(sellers('yp')).toEqual([['yan', 'yang']])
    expect(sellers('yang bob')).toEqual([['yang'], ['bob']])
    expect(sellers('ng')).toEqual([[]])
  })

  it('are a number with a sign or without, and a phone however it is typed', () => {
    expect(soughtIn('#12', people)).toMatchObject([{ seq: 12, number: null, phone: null, name: null, sellers: [] }])
    expect(soughtIn('138 0000-1234', people)).toMatchObject([{ phone: '13800001234', seq: null }])
    expect(soughtIn('gz0538x', people)).toMatchObject([{ number: 'GZ0538X', name: 'gz0538x', phone: null }])
  })
})

describe('a search in the ledger', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const its = useContest({ per: 'file', perTeam: 2 })
  let clerk: Client
  const deals: Record<'west' | 'east' | 'plain', string> = { west: '', east: '', plain: '' }

  beforeAll(async () => {
    const { contest, west, east } = its
    clerk = await app.anAccount(director, 'clerk', '内勤小周')
    const sold = (who: typeof west, sale: Record<string, string>) =>
      who.client.post<{ id: string }>(`/contests/${contest.id}/deals`, {
        requestId: crypto.randomUUID(),
        items: [{ metricId: contest.g3, quantity: 1 }],
        ...sale,
      })
    deals.west = (
      await sold(west, { reference: 'GZ05380001', customerName: '张小明', customerPhone: '138 0000 1234' })
    ).body.id
    deals.east = (await sold(east, { customerName: '张大明 50%', customerPhone: '+86 139-0000-1234' })).body.id
    deals.plain = (await sold(west, {})).body.id
  })

  const search = async (client: Client, words: string, more = {}) => {
    const reply = await client.post<DealPage>(`/contests/${its.contest.id}/deals/search`, { words, ...more })
    expectStatus(reply, 200)
    return reply.body.deals
  }
  const found = async (client: Client, words: string, more = {}) =>
    (await search(client, words, more)).map(({ id }) => id)

  it('finds numbers by a part of them, also those added later, and a record by its own', async () => {
    const { contest } = its
    await expect(found(clerk, 'gz0538')).resolves.toEqual([deals.west])
    expectStatus(
      await its.west.client.post(`/contests/${contest.id}/deals/${deals.plain}/numbers`, { numbers: ['KD7788'] }),
      200,
    )
    expect(await found(clerk, 'd7788')).toEqual([deals.plain])
    const [{ seq } = { seq: 0 }] = await search(clerk, 'KD7788')
    expect(await found(clerk, `#${seq}`)).toEqual([deals.plain])
    expect(await found(clerk, 'KD_788')).toEqual([])
  })

  it('finds customers for those who may see them, still masked, by name and by phone', async () => {
    const [deal] = await search(clerk, '小明')
    expect(deal).toMatchObject({ id: deals.west, customerName: '张**', customerPhone: '138****1234' })
    expect(await found(director, '00001234')).toEqual([deals.east, deals.west])
    expect(await found(director, '139 0000 1234')).toEqual([deals.east])
    expect(await found(director, '50%')).toEqual([deals.east])
    expect(await found(director, '5_%')).toEqual([])
  })

  it('takes every word, sellers among them, and the filter too', async () => {
    const { contest, west, east } = its
    expect(await found(clerk, west.name)).toEqual([deals.plain, deals.west])
    expect(await found(clerk, `${west.name} 小明`)).toEqual([deals.west])
    expect(await found(clerk, `${east.name} 小明`)).toEqual([])
    expect(await found(clerk, '1234', { teamId: contest.east })).toEqual([deals.east])
  })

  it('shows members their own sales, and no customer of another member', async () => {
    const { west, east, contest } = its
    expect(await found(west.client, '小明')).toEqual([deals.west])
    expect(await found(east.client, '小明')).toEqual([])
    const moved = await inContest(contest).reassign(deals.west, east)
    expect(await found(west.client, '小明')).toEqual([])
    expect(await found(east.client, '小明')).toEqual([moved.body.dealId])
  })

  it('notes whose customers were found, and nowhere what was typed', async () => {
    const lines = async () => (await director.get<AuditPage>(`/audit?contestId=${its.contest.id}`)).body.lines
    const before = (await lines()).length
    await search(clerk, its.west.name)
    await search(its.east.client, '小明')
    expect(await lines()).toHaveLength(before)

    const [deal] = await search(clerk, '大明')

    const [line] = await lines()
    expect(line).toMatchObject({ actor: '内勤小周', action: 'customer.searched', subject: `#${deal?.seq}` })
    expect(JSON.stringify(await lines())).not.toContain('大明')
    expect(app.logLines.join()).not.toContain('大明')
  })
})
