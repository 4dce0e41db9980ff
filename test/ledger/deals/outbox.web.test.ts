import { describe, expect, it } from 'vitest'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { ApiError, type ApiErrorCode } from '#web/api/api-error'
import { newRequestId } from '#web/api/request-id'
import { Outbox } from '#web/offline/outbox'
import { memoryQueueStore } from '#web/offline/queue-store'
import { takeAnsweredTime } from '#web/stamp/server-clock'

const yanping = 'account-yanping'
const contestId = 'contest-spring'

/** A server that counts each request once, over a network that can swallow a request or its answer. */
function aServer() {
  const ledger = new Map<string, RecordedDeal>()
  const arrivals: string[] = []
  let trouble: 'none' | 'request_lost' | 'answer_lost' | ApiErrorCode = 'none'
  return {
    ledger,
    arrivals,
    from: (next: typeof trouble) => {
      trouble = next
    },
    send: async (_: string, input: RecordDealInput): Promise<RecordedDeal> => {
      if (trouble === 'request_lost') throw refusal('offline')
      arrivals.push(input.note ?? '')
      if (trouble !== 'none' && trouble !== 'answer_lost') throw refusal(trouble)
      const deal = ledger.get(input.requestId) ?? ({ id: newRequestId(), seq: ledger.size + 1 } as RecordedDeal)
      ledger.set(input.requestId, deal)
      if (trouble === 'answer_lost') throw refusal('offline')
      return deal
    },
  }
}

const refusal = (code: ApiErrorCode) => new ApiError({ code, message: code })

function aSale(note: string, accountId = yanping) {
  const input: RecordDealInput = {
    requestId: newRequestId(),
    businessDate: '2015-05-12',
    items: [{ metricId: newRequestId(), quantity: 1 }],
    note,
  }
  return { accountId, contestId, tappedAt: '2015-05-12T02:00:00.000Z', input }
}

function aPhone(server = aServer(), store = memoryQueueStore()) {
  return { server, store, outbox: new Outbox(store, server.send) }
}

describe('the queue of sales on a phone', () => {
  it('forgets a sale as soon as it is recorded', async () => {
    const { outbox, store } = aPhone()

    const outcome = await outbox.record(aSale('first'))

    expect(outcome.kind).toBe('recorded')
    expect(await store.all()).toEqual([])
  })

  it('keeps what could not be sent and sends it in the order of the taps', async () => {
    const { outbox, store, server } = aPhone()
    server.from('request_lost')
    const outcomes = [await outbox.record(aSale('a')), await outbox.record(aSale('b'))]

    server.from('none')
    outcomes.push(await outbox.record(aSale('c')))

    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['queued', 'queued', 'recorded'])
    expect(server.arrivals).toEqual(['a', 'b', 'c'])
    expect(await store.all()).toEqual([])
  })

  it('is counted once when the answer got lost and the page was opened again', async () => {
    const { outbox, store, server } = aPhone()
    server.from('answer_lost')
    expect((await outbox.record(aSale('a'))).kind).toBe('queued')

    server.from('none')
    await aPhone(server, store).outbox.flush(yanping)

    expect(server.arrivals).toEqual(['a', 'a'])
    expect(server.ledger.size).toBe(1)
    expect(await store.all()).toEqual([])
  })

  it('keeps a refused sale for its owner, and lets the next one pass', async () => {
    const { outbox, store, server } = aPhone()
    server.from('contest_closed')
    const outcome = await outbox.record(aSale('too late'))
    server.from('none')

    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'contest_closed' } })
    expect((await outbox.record(aSale('next'))).kind).toBe('recorded')
    expect(await store.all()).toMatchObject([{ input: { note: 'too late' }, refusal: { code: 'contest_closed' } }])
    expect(server.arrivals).toEqual(['too late', 'next'])

    await outbox.discard((await store.all())[0]!.requestId)
    expect(await store.all()).toEqual([])
  })

  it('leaves nothing of an account that signs out, and all of the others on the device', async () => {
    const { outbox, store, server } = aPhone()
    server.from('contest_closed')
    await outbox.record(aSale('refused'))
    server.from('request_lost')
    await outbox.record(aSale('waiting'))
    await outbox.record(aSale('of a colleague', 'account-colleague'))

    await outbox.forget(yanping)

    expect(await store.all()).toMatchObject([{ input: { note: 'of a colleague' } }])
    server.from('none')
    await outbox.flush(yanping)
    expect(server.ledger.size).toBe(0)
  })

  it('does not take a lost sign-in or a busy server for a refusal of the sale', async () => {
    const { outbox, store, server } = aPhone()
    for (const code of ['unauthenticated', 'too_many_requests', 'leaving', 'internal'] as const) {
      server.from(code)
      expect((await outbox.record(aSale(code))).kind).toBe('queued')
    }

    server.from('none')
    await outbox.flush(yanping)

    expect(server.ledger.size).toBe(4)
    expect(await store.all()).toEqual([])
  })

  it('adds how far the server is ahead to a tap before its first word, the same with every try', async () => {
    const { outbox, store, server } = aPhone()
    const sale = aSale('early')
    const at = new Date(Date.now() - 3 * 86_400_000).toISOString()
    const input = { ...sale.input, businessDate: undefined, tapped: { at, aheadMs: null } }
    server.from('request_lost')
    await outbox.record({ ...sale, input })
    takeAnsweredTime(new Date(Date.now() + 86_400_000).toISOString(), 0)
    await outbox.flush(yanping)
    const [first] = await store.all()
    takeAnsweredTime(new Date(Date.now() + 90_000_000).toISOString(), 0)
    await outbox.flush(yanping)

    expect(first?.input.tapped?.aheadMs).toBeGreaterThan(86_300_000)
    expect(await store.all()).toMatchObject([{ input: { tapped: first?.input.tapped } }])
  })

  it('never sends the sales of another account', async () => {
    const { outbox, store, server } = aPhone()
    server.from('request_lost')
    await outbox.record(aSale('hers'))
    server.from('none')

    await outbox.flush('account-somebody-else')

    expect(server.arrivals).toEqual([])
    expect(await store.all()).toHaveLength(1)
  })

  it('sends each sale once although everything calls for it at the same time', async () => {
    const { outbox, server } = aPhone()

    await Promise.all([
      outbox.record(aSale('a')),
      outbox.flush(yanping),
      outbox.record(aSale('b')),
      outbox.flush(yanping),
    ])

    expect([...server.arrivals].sort()).toEqual(['a', 'b'])
  })
})
