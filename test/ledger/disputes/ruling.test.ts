import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { inContest } from '#test/ledger/deals/reversals'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'

const NUMBER = { reference: '053800001' }

describe('ruling on a dispute', () => {
  let contest: AContest
  let west: Member
  let east: Member
  let third: Member
  let act: ReturnType<typeof inContest>
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director, { perTeam: 2 })
    west = contest.members.find((member) => member.teamId === contest.west) as Member
    ;[east, third] = contest.members.filter((member) => member.teamId === contest.east) as [Member, Member]
    act = inContest(contest)
  })
  const path = () => `/contests/${contest.id}/disputes`
  const list = async (client = director) => (await client.get<DisputeView[]>(path())).body
  const only = async (client = director) => {
    const disputes = await list(client)
    expect(disputes).toHaveLength(1)
    return disputes[0] as DisputeView
  }
  const rule = (dispute: DisputeView, ruling: Record<string, unknown>, client: Client = director) =>
    client.post<DisputeView>(`${path()}/${dispute.id}/ruling`, { reason: '以先到访的为准', ...ruling })
  const points = async (...members: Member[]) =>
    Promise.all(members.map(async (member) => (await act.line(member)).whole.points))
  const collide = async (): Promise<[RecordedDeal, RecordedDeal]> => {
    const first = await act.record(west, { ...NUMBER, customerName: '张记五金' })
    clock.advance(3)
    return [first, await act.record(east, NUMBER)]
  }
  const object = async (deal: RecordedDeal, by = east) =>
    (await by.client.post<DisputeView>(path(), { dealId: deal.id, sentence: '这位客户是我在跟' })).body

  describe('when two deals have one number (撞单)', () => {
    it('is called for by itself: one dispute, the earlier deal first, both still counted', async () => {
      const [first, second] = await collide()

      expect(second.isPossibleDuplicate).toBe(true)
      expect(await only()).toMatchObject({ kind: 'collision', state: 'open', openedBy: null, sentence: '' })
      expect((await only()).deals.map(({ id, participantName }) => [id, participantName])).toEqual([
        [first.id, west.name],
        [second.id, east.name],
      ])
      expect(await points(west, east)).toEqual([2, 2])
      const { feed, seq } = await act.snapshot()
      expect(feed[0]).toMatchObject({ seq, fact: { type: 'dispute.opened', kind: 'collision', dealId: second.id } })
    })

    it('is not called for by another metric, another number, or a reversed deal', async () => {
      await act.record(west, NUMBER)
      await act.record(east, { ...NUMBER, items: [{ metricId: contest.broadband, quantity: 1 }] })
      await act.record(east, { reference: '053800002' })
      const gone = await act.record(west, { reference: '053800003' })
      await act.withdraw(gone.id)
      await act.record(east, { reference: '053800003' })

      expect(await list()).toEqual([])
    })

    it('is called for once when the second deal is sent twice', async () => {
      await act.record(west, NUMBER)
      const requestId = crypto.randomUUID()
      await Promise.all([1, 2, 3].map(() => act.record(east, { ...NUMBER, requestId })))

      expect((await only()).deals).toHaveLength(2)
    })

    it('[LP15] keeps the first: the second is withdrawn in the same unit', async () => {
      const [first, second] = await collide()
      const before = (await act.snapshot()).seq

      const ruled = await rule(await only(), { outcome: 'taken_back', dealId: second.id })

      expect(ruled.body).toMatchObject({ state: 'ruled', ruling: { outcome: 'taken_back', dealId: second.id } })
      expect(await points(west, east)).toEqual([2, 0])
      expect((await act.deal(second.id)).withdrawal).toMatchObject({ reason: '以先到访的为准' })
      expect((await act.deal(first.id)).withdrawal).toBeNull()
      const { seq, feed } = await act.snapshot()
      expect(seq).toBe(before + 2)
      expect(feed.slice(0, 2).map((event) => event.fact)).toMatchObject([
        { type: 'dispute.ruled', kind: 'collision', outcome: 'taken_back', reason: '以先到访的为准' },
        { type: 'deal.withdrawn', dealId: second.id },
      ])
      expect(JSON.stringify(feed)).not.toContain('张记')
    })

    it('keeps the second, or both', async () => {
      const [first] = await collide()
      await rule(await only(), { outcome: 'taken_back', dealId: first.id })
      expect(await points(west, east)).toEqual([0, 2])

      const another = await act.record(third, NUMBER)
      expect(another.isPossibleDuplicate).toBe(true)
      const [open] = await list()
      await rule(open as DisputeView, { outcome: 'stands' })
      expect(await points(east, third)).toEqual([2, 2])
      expect((await list()).map((each) => each.state)).toEqual(['ruled', 'ruled'])
    })

    it('leaves one sale under a third name', async () => {
      const [first] = await collide()

      const ruled = await rule(await only(), {
        outcome: 'reassigned',
        dealId: first.id,
        participantId: third.participantId,
      })

      expect(ruled.body.ruling).toMatchObject({ outcome: 'reassigned', toName: third.name })
      expect(await points(west, east, third)).toEqual([0, 0, 2])
      expect(await list()).toHaveLength(1)
      expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
    })

    it('ends by itself when one of the two takes their deal back', async () => {
      const [, second] = await collide()

      await act.withdraw(second.id, east.client)

      expect(await only()).toMatchObject({ state: 'withdrawn', ruling: null, canRule: false })
      expect((await rule(await only(), { outcome: 'stands' })).body).toMatchObject({ code: 'dispute_closed' })
    })
  })

  describe('when more than two deals have one number', () => {
    const claim = (member: Member) => act.record(member, NUMBER)
    const claims = async () =>
      (await list()).filter((each) => each.state === 'open').map((each) => each.deals.map((deal) => deal.id))

    it('goes on between the others when the first is withdrawn', async () => {
      const [first, second, other] = [await claim(west), await claim(east), await claim(third)]

      await act.withdraw(first.id, west.client)

      expect(await claims()).toEqual([[second.id, other.id]])
      await act.withdraw(second.id, east.client)
      expect(await claims()).toEqual([])
    })

    it('goes on under the new name when one of them moves', async () => {
      const [first, second] = [await claim(west), await claim(east)]

      const { dealId } = (await act.reassign(first.id, third)).body

      expect(await claims()).toEqual([[dealId, second.id]])
      const [open] = await list()
      await rule(open as DisputeView, { outcome: 'taken_back', dealId })
      expect(await points(west, east, third)).toEqual([0, 2, 0])
    })

    it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
      'leaves one sale, whichever is ruled on first: %s',
      async (order) => {
        const first = await claim(west)
        const others = [await claim(east), await claim(third), await claim(west)]
        const openAbout = async (dealId: string) =>
          (await list()).find(({ state, deals }) => state === 'open' && deals.some((deal) => deal.id === dealId))

        const dispute = await openAbout(others[order[0] ?? 0]?.id ?? '')
        await rule(dispute as DisputeView, { outcome: 'taken_back', dealId: first.id })
        for (const n of order) {
          const next = await openAbout(others[n]?.id ?? '')
          if (next) await rule(next, { outcome: 'taken_back', dealId: next.deals[0]?.id })
        }

        expect(await claims()).toEqual([])
        expect((await points(west, east, third)).reduce((sum, each) => sum + each)).toBe(2)
        expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
      },
    )
  })

  describe('when part of the deal was cancelled', () => {
    it('takes back what is left, and the day keeps what was cancelled', async () => {
      const deal = await act.record(west, { items: [{ offerId: contest.offer, quantity: 1 }] })
      const dispute = await object(deal)
      await act.cancel(deal.id, { lines: [1] })

      expect((await rule(dispute, { outcome: 'taken_back', dealId: deal.id })).status).toBe(200)

      expect((await act.deal(deal.id)).lines.map((line) => line.state)).toEqual([
        'taken_back',
        'cancelled',
        'taken_back',
      ])
      expect((await act.line(west)).whole).toMatchObject({ points: 0, deals: 0, cancelled: { deals: 1, points: 5 } })
      expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
    })

    it('is ruled on where nothing is left to take back', async () => {
      const deal = await act.record(west)
      const dispute = await object(deal)
      await act.cancel(deal.id)
      const before = await act.line(west)

      const ruled = await rule(dispute, { outcome: 'taken_back', dealId: deal.id })

      expect(ruled.body).toMatchObject({ state: 'ruled', ruling: { outcome: 'taken_back' } })
      expect(await act.line(west)).toEqual(before)
    })
  })

  describe('when a member objects', () => {
    it('tells everyone the ruling and its reason, and the audit list who ruled', async () => {
      const deal = await act.record(west)
      const dispute = await object(deal)

      await rule(dispute, { outcome: 'stands', reason: '已向客户核实' })

      expect(await only(west.client)).toMatchObject({
        state: 'ruled',
        openedBy: null,
        ruling: { outcome: 'stands', reason: '已向客户核实', dealId: null },
      })
      expect(await points(west)).toEqual([2])
      const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
      expect(lines[0]).toMatchObject({
        action: 'dispute.ruled',
        subject: west.name,
        before: { dispute: 'objection', sentence: '这位客户是我在跟' },
        after: { outcome: 'stands', reason: '已向客户核实' },
      })
    })

    it('ends every objection to a deal that goes the same way, and none to another', async () => {
      const deal = await act.record(west)
      const other = await act.record(west)
      const [mine, theirs] = [await object(deal), await object(deal, third)]
      const elsewhere = await object(other)

      await rule(mine, { outcome: 'reassigned', dealId: deal.id, participantId: east.participantId })

      const byId = new Map((await list()).map((each) => [each.id, each]))
      expect(byId.get(theirs.id)?.ruling).toEqual(byId.get(mine.id)?.ruling)
      expect(byId.get(theirs.id)?.ruling).toMatchObject({ outcome: 'reassigned', toName: east.name })
      expect(byId.get(elsewhere.id)?.state).toBe('open')
      expect(await points(west, east)).toEqual([2, 2])
    })

    it('changes nothing where the ruling is refused', async () => {
      const deal = await act.record(west)
      const dispute = await object(deal)
      const other = await act.record(west)
      const { seq } = await act.snapshot()

      const same = { outcome: 'reassigned', dealId: deal.id, participantId: west.participantId }
      expect((await rule(dispute, same)).body).toMatchObject({ code: 'same_participant' })
      const foreign = await rule(dispute, { outcome: 'taken_back', dealId: other.id })
      expect(foreign.body).toMatchObject({ code: 'dispute_changed' })
      expect((await rule(dispute, { outcome: 'stands' }, east.client)).body).toMatchObject({ code: 'forbidden' })

      expect(await only()).toMatchObject({ state: 'open', ruling: null })
      expect((await act.snapshot()).seq).toBe(seq)
    })

    it('happens once', async () => {
      const dispute = await object(await act.record(west))
      const answers = await Promise.all(
        [1, 2].map(() => rule(dispute, { outcome: 'taken_back', dealId: dispute.deals[0]?.id })),
      )

      expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
    })
  })
})
