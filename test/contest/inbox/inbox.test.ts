import { beforeEach, describe, expect, it, vi } from 'vitest'
import { InboxRepository } from '#server/contest/inbox/inbox.repository'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { NoticePage, UnreadNotices } from '#shared/contest/inbox/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { SignedIn } from '#shared/platform/accounts/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { type AContest, aContest, aDeal, aDraft, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('消息, what a person is told', () => {
  let contest: AContest
  let seller: Member
  let rival: Member
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director, { perTeam: 2 })
    ;[seller, rival] = contest.members as [Member, Member]
  })
  const notices = async (who: Client, query = '') => (await who.get<NoticePage>(`/me/notices${query}`)).body
  const kinds = async (who: Client) => (await notices(who)).notices.map(({ kind }) => kind)
  const unread = async (who: Client) => (await who.get<UnreadNotices>('/me/notices/unread')).body.unread
  const sell = async (who: Member, overrides = {}) =>
    (await who.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))).body
  const disputes = () => `/contests/${contest.id}/disputes`
  const rule = async (reason: string) => {
    const deal = await sell(seller)
    const { id } = (await rival.client.post<DisputeView>(disputes(), { dealId: deal.id, sentence: '我在跟' })).body
    expectStatus(await director.post(`${disputes()}/${id}/ruling`, { outcome: 'stands', reason }), 200)
  }

  it('has the ruling for the seller and for the one who objected, with its reason, and for no other', async () => {
    await rule('先到先得')

    const ruled = { kind: 'dispute_ruled', about: { outcome: 'stands', reason: '先到先得' }, isRead: false }
    expect((await notices(seller.client)).notices).toMatchObject([{ ...ruled, by: '王主任', contestName: '沃马当先' }])
    expect((await notices(rival.client)).notices).toMatchObject([ruled])
    expect(await kinds(contest.member(2).client)).toEqual([])
    expect(await kinds(director)).toEqual([])
  })

  it('says once that a sale no longer counts without its number', async () => {
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) => ({ ...metric, numberRule: 'same_day' as const }))
    contest = await aContest(app, director, { draft: { ...draft, metrics } })
    ;[seller] = contest.members as [Member]
    await sell(seller)

    clock.set('2015-04-13T12:01:00+08:00')
    await app.get(NumberDeadlines).look()
    await app.get(NumberDeadlines).look()

    expect((await notices(seller.client)).notices).toMatchObject([{ kind: 'number_missing', by: null }])
  })

  it('keeps what is read on every device, and never goes back', async () => {
    await rule('一')
    await rule('二')
    const [newest, oldest] = (await notices(seller.client)).notices
    expect(await unread(seller.client)).toBe(2)

    const read = (upTo: string | undefined) => seller.client.post<UnreadNotices>('/me/notices/read', { upTo })
    expect((await read(oldest?.id)).body).toEqual({ unread: 1 })
    expect((await read(newest?.id)).body).toEqual({ unread: 0 })
    expect((await read(oldest?.id)).body).toEqual({ unread: 0 })
    expect((await notices(seller.client)).notices.map(({ isRead }) => isRead)).toEqual([true, true])
    expect(await unread(rival.client)).toBe(2)
  })

  it('needs no reading where its report was read, and what came before it stays open', async () => {
    await rule('先到先得')
    const reports = `/contests/${contest.id}/reports`
    const [read, unreadOne] = await Promise.all(
      ['2015-04-09', '2015-04-10'].map(
        async (day) => (await director.post<ReportView>(reports, { kind: 'daily', day })).body.id,
      ),
    )
    expectStatus(await director.post(`${reports}/${read}/publish`), 200)
    clock.set('2015-04-10T10:02:00+08:00')
    expectStatus(await director.post(`${reports}/${unreadOne}/publish`), 200)
    expect(await unread(seller.client)).toBe(3)

    for (let time = 0; time < 2; time++) expectStatus(await seller.client.post(`${reports}/${read}/read`), 204)

    expect(await unread(seller.client)).toBe(2)
    const states = (await notices(seller.client)).notices.map(({ kind, about, isRead }) => [
      kind,
      about.reportId,
      isRead,
    ])
    expect(states).toEqual([
      ['report_published', unreadOne, false],
      ['report_published', read, true],
      ['dispute_ruled', undefined, false],
    ])
    expect(await unread(rival.client)).toBe(3)
  })

  it('is seen once where two tabs open its report at once', async () => {
    await rule('先到先得')
    const inbox = app.get(InboxRepository)
    const { id: accountId } = (await seller.client.get<SignedIn>('/me')).body.account
    const reading = inbox as unknown as { openOf(accountId: string, atMost: number): Promise<unknown> }
    // What both have read before the other one marks it.
    const open = await app.get(UnitOfWork).read(() => reading.openOf(accountId, 10))
    const both = vi.spyOn(reading, 'openOf').mockResolvedValue(open)

    for (let tab = 0; tab < 2; tab++)
      await app.get(UnitOfWork).writeAsSystem(() => inbox.markSeen(accountId, 'dispute_ruled', {}, clock.now()))

    both.mockRestore()
    expect(await unread(seller.client)).toBe(0)
  })

  it('is paged, and takes no notice of another as read', async () => {
    for (const reason of ['一', '二', '三']) await rule(reason)
    const first = await notices(seller.client, '?limit=2')
    const rest = await notices(seller.client, `?limit=2&before=${first.next}`)

    expect([...first.notices, ...rest.notices].map(({ about }) => about.reason)).toEqual(['三', '二', '一'])
    expect(rest.next).toBeNull()
    const [others] = (await notices(rival.client)).notices
    expectStatus(await seller.client.post('/me/notices/read', { upTo: others?.id }), 404)
  })
})
