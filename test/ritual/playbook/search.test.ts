import { beforeEach, describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { PlaybookIndexes } from '#server/ritual/playbook/playbook-indexes'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { SearchPlaybook } from '#shared/ritual/playbook/contract'
import { useApp } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import { aPublishedCard, search, write } from './a-card'

const EVERYTHING = SearchPlaybook.parse({})

describe('searching the playbook', () => {
  const { app, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  let director: Client
  beforeEach(async () => {
    director = await app.addCenter()
  })
  const publish = (title: string, more: Record<string, unknown> = {}) => {
    clock.advance(1)
    return aPublishedCard(director, { title, story: '', ...more })
  }
  const titles = async (query: Record<string, string>) =>
    (await search(director, query)).cards.map((card) => card.title)

  it('finds words of one and of two characters, in titles and in stories', async () => {
    await publish('宽带续约先打电话')
    await publish('老客户回访', { story: '他说账单看不懂，我一行一行念。' })
    await publish('3G 上网卡试用')

    expect(await titles({ q: '账' })).toEqual(['老客户回访'])
    expect(await titles({ q: '续约' })).toEqual(['宽带续约先打电话'])
    expect(await titles({ q: '客' })).toEqual(['老客户回访'])
    expect(await titles({ q: '3g' })).toEqual(['3G 上网卡试用'])
    expect(await titles({ q: '没有' })).toEqual([])
    expect(await titles({ q: '客户 账单' })).toEqual(['老客户回访'])
    expect(await titles({ q: '客户 宽带' })).toEqual([])
  })

  it('finds by pinyin what only the story says, where no title sounds like it', async () => {
    await publish('老客户回访', { story: '建材市场的王老板，先讲优惠。' })
    await publish('永恒的一单')

    expect(await titles({ q: 'jcsc' })).toEqual(['老客户回访'])
    expect(await titles({ q: 'youhui' })).toEqual(['老客户回访'])
    expect(await titles({ q: 'yh' })).toEqual(['永恒的一单'])
    expect(await titles({ q: 'lkh jcsc' })).toEqual(['老客户回访'])
  })

  it('finds by pinyin initials and by whole pinyin', async () => {
    await publish('宽带续约，先打电话')
    await publish('老客户回访', { metric: '融合', trade: '餐饮' })

    expect(await titles({ q: 'kdxy' })).toEqual(['宽带续约，先打电话'])
    expect(await titles({ q: 'XYXD' })).toEqual(['宽带续约，先打电话'])
    expect(await titles({ q: 'hf' })).toEqual(['老客户回访'])
    expect(await titles({ q: 'laokehu' })).toEqual(['老客户回访'])
    expect(await titles({ q: 'rh cy' })).toEqual(['老客户回访'])
    expect(await titles({ q: 'hfrh' })).toEqual([])
  })

  it('narrows by kind, moment, metric and segment, and says which metrics there are', async () => {
    await publish('甲', { moment: 'opening', metric: '3G', segment: 'street' })
    await publish('乙', { moment: 'closing', metric: '宽带', segment: 'street' })
    await publish('丙', { kind: 'contact', phone: '10010' })

    expect(await titles({ moment: 'opening' })).toEqual(['甲'])
    expect(await titles({ segment: 'street', metric: '宽带' })).toEqual(['乙'])
    expect(await titles({ kind: 'contact' })).toEqual(['丙'])
    expect(await titles({ q: '异议' })).toEqual([])
    expect(await titles({ q: '临街' })).toEqual(['乙', '甲'])
    expect((await search(director)).metrics.sort()).toEqual(['3G', '宽带'])
  })

  it('puts the most used first and then the newest, or the newest first, page by page', async () => {
    const cards = []
    for (let n = 1; n <= 22; n++) cards.push(await publish(`第${n}条`))
    const member = await app.anAccount(director)
    expectStatus(await member.post(`/playbook/${cards[4]?.id}/uses`), 200)

    const byUse = await titles({})
    expect(byUse.slice(0, 3)).toEqual(['第5条', '第22条', '第21条'])
    expect((await titles({ sort: 'new' })).slice(0, 2)).toEqual(['第22条', '第21条'])
    expect(byUse).toHaveLength(20)
    expect(await titles({ page: '2' })).toEqual(['第2条', '第1条'])
    expect((await search(director, { page: '2' })).total).toBe(22)
  })

  it('knows at once what was changed, unpublished or deleted, whichever server did it', async () => {
    const card = await publish('旧名字')
    const kept = await publish('留下的')
    expect(await titles({ q: '旧' })).toEqual(['旧名字'])

    const centerId = (await director.get<SignedIn>('/me')).body.center.id
    const elsewhere = new PlaybookIndexes(app.get(UnitOfWork), app.get(PlaybookRepository))
    const sizeElsewhere = async () => (await elsewhere.fresh(centerId)).size
    expect(await sizeElsewhere()).toBe(2)

    await director.patch(`/playbook/${card.id}`, { revision: 1, title: '新名字' })
    expect(await titles({ q: '旧' })).toEqual([])
    expect(await titles({ q: 'xmz' })).toEqual(['新名字'])

    expectStatus(await director.delete(`/playbook/${card.id}/publish`), 200)
    expect(await titles({})).toEqual(['留下的'])
    expect((await director.delete(`/playbook/${card.id}`)).status).toBe(204)
    const draft = await write(director, { title: '代替的' })
    expect(await sizeElsewhere()).toBe(2)
    const filter = { ...EVERYTHING, show: 'mine' as const, q: '名字' }
    const asker = {
      accountId: (await director.get<SignedIn>('/me')).body.account.id,
      isDirector: true,
      today: '2015-04-10',
    }
    expect((await elsewhere.fresh(centerId)).search(filter, asker)).toEqual([])
    expect(await titles({ show: 'draft' })).toEqual(['代替的'])
    expect((await search(director, { show: 'draft' })).drafts).toBe(1)
    expect((await director.delete(`/playbook/${draft.id}`)).status).toBe(204)
    expect(await titles({ show: 'mine' })).toEqual([kept.title])
  })

  it('refuses a filter that is not one', async () => {
    for (const query of ['kind=secret', 'page=0', 'sort=random', `q=${'长'.repeat(61)}`, 'other=1'])
      expect((await director.get(`/playbook?${query}`)).body.code).toBe('invalid_input')
  })
})

describe('the starter set', () => {
  const { app, director } = useApp()
  const load = (client: Client, language: string) => client.post<{ added: number }>('/playbook/starter', { language })

  it('is twelve published lessons of all five moments, once per centre and in the language chosen first', async () => {
    expect((await load(director, 'zh-CN')).body).toEqual({ added: 12 })
    expect((await load(director, 'zh-CN')).body).toEqual({ added: 0 })
    expect((await load(director, 'en')).body).toEqual({ added: 0 })

    const { cards, total, hasStarter } = await search(director)
    expect([total, hasStarter]).toEqual([12, true])
    expect(new Set(cards.map((card) => card.moment)).size).toBe(5)
    expect((await search(director, { q: 'zdzdddh' })).total).toBe(0)
    expect((await search(director, { q: '邻居' })).cards[0]?.title).toBe('从隔壁那家装好的店说起')
  })

  it('comes in English too, for directors only', async () => {
    const english = await app.addCenter()
    expect((await load(await app.anAccount(english), 'en')).body).toMatchObject({ code: 'forbidden' })

    expect(
      (await Promise.all([load(english, 'en'), load(english, 'en')])).map((each) => each.body.added).sort(),
    ).toEqual([0, 12])
    expect((await search(english, { q: 'neighbour' })).total).toBe(1)
    expect((await search(english, { moment: 'leaving' })).total).toBe(2)
  })
})
