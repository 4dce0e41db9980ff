import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SaleGroups } from '#server/ledger/deals/recording/sale-groups'
import { verify } from '#server/ledger/verify/verify'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealPage, RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'

describe('sales of one contest that wait together', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest } = useContest({ perTeam: 4 })
  const groups = () => app.nest.get(SaleGroups, { strict: false })
  const stats = () => ({ ...app.nest.get(UnitOfWork, { strict: false }).stats })

  const personOf = async ({ participantId, name }: Member): Promise<Person> => {
    const uow = app.nest.get(UnitOfWork, { strict: false })
    const [row] = await uow.read(
      () => uow.sql<{ accountId: string; centerId: string }>`
        select p."accountId", a."centerId" from participant p join account a on a."id" = p."accountId"
        where p."id" = ${participantId}`,
    )
    if (!row) throw new Error('No such participant')
    return { kind: 'person', role: 'member', sessionId: participantId, name, ...row }
  }
  /** The day's first sale of everyone, which is recorded singly, and who they are. */
  const opened = async () => {
    for (const { client } of contest.members) await client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    return Promise.all(contest.members.map(personOf))
  }
  const inputOf = (overrides: Record<string, unknown> = {}) => aDeal(contest, overrides) as unknown as RecordDealInput
  /** All of them in one turn, so that one unit finds them. */
  const together = (sales: [Person, RecordDealInput][]) =>
    Promise.allSettled(sales.map(([person, input]) => groups().record(person, contest.id, input)))
  const answered = (told: PromiseSettledResult<RecordedDeal>[]) =>
    told.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as { code: string }).code))
  const isSound = async () => expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })

  it('are one unit, and each is answered as if it were alone', async () => {
    const people = await opened()
    const before = stats()
    const { seq } = (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

    const told = await together(people.map((person) => [person, inputOf()]))

    expect(stats().units - before.units).toBe(1)
    const answers = answered(told) as RecordedDeal[]
    expect(answers.map((answer) => answer.seq)).toEqual(people.map((_, index) => seq + 1 + index))
    for (const answer of answers) {
      expect(answer).toMatchObject({ nthOfDay: 2, day: { deals: 2, points: 4 }, whole: { reachedSeq: answer.seq } })
    }
    await isSound()
  })

  it('are refused one by one, and repeated requests get their first answer', async () => {
    const people = await opened()
    const [first, second, third, fourth, fifth] = people as [Person, Person, Person, Person, Person]
    const known = inputOf()
    const [earlier] = answered(await together([[first, known]]))

    const told = await together([
      [first, known],
      [second, inputOf({ items: [{ metricId: randomUUID(), quantity: 1 }] })],
      [third, inputOf()],
      [{ ...fourth, role: 'director' }, inputOf()],
      [{ ...fifth, centerId: randomUUID() }, inputOf()],
      [first, { ...known, items: [{ metricId: contest.g3, quantity: 5 }] }],
    ])

    const [again, ...others] = answered(told)
    expect(again).toEqual(earlier)
    expect(others).toEqual([
      'unknown_metric',
      expect.objectContaining({ participantId: third.sessionId }),
      'forbidden',
      'not_found',
      'request_reused',
    ])
    await isSound()
  })

  it('with several of one seller, dated back or with a number are recorded all the same', async () => {
    const [first, second, third] = (await opened()) as [Person, Person, Person]
    const sameRequest = inputOf()

    const told = await together([
      [first, sameRequest],
      [first, inputOf()],
      [first, sameRequest],
      [second, inputOf({ businessDate: '2015-04-09' })],
      [third, inputOf({ reference: '053800001' })],
    ])

    const answers = answered(told) as RecordedDeal[]
    expect(answers[2]).toEqual(answers[0])
    expect(new Set(answers.map(({ id }) => id)).size).toBe(4)
    const { body } = await director.get<DealPage>(`/contests/${contest.id}/deals`)
    expect(body.deals).toHaveLength(contest.members.length + 4)
    await isSound()
  })

  it('are recorded singly where one of them breaks the statement of all', async () => {
    const people = await opened()
    const keeper: Person = { ...(people[0] as Person), ...(await directorAs()) }
    const requestId = randomUUID()
    const forMember = (index: number) => inputOf({ requestId, participantId: contest.member(index).participantId })

    const told = await together([
      [keeper, forMember(0)],
      [keeper, forMember(1)],
      [people[2] as Person, inputOf()],
    ])

    expect(answered(told)).toEqual([
      expect.objectContaining({ participantId: contest.member(0).participantId }),
      'request_reused',
      expect.objectContaining({ participantId: contest.member(2).participantId }),
    ])
    await isSound()
  })

  async function directorAs(): Promise<Pick<Person, 'accountId' | 'role' | 'sessionId'>> {
    const uow = app.nest.get(UnitOfWork, { strict: false })
    const [row] = await uow.read(() => uow.sql<{ id: string }>`select "id" from account where "role" = 'director'`)
    return { accountId: row?.id ?? '', role: 'director', sessionId: 'director' }
  }
})
