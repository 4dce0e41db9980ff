import { randomUUID } from 'node:crypto'
import type {
  BenchmarkList,
  BenchmarkPage,
  BenchmarkView,
  NameBenchmarkInput,
} from '#shared/ritual/benchmarks/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { type Client, expectStatus, type TestApp } from '#test/support/test-app'
import type { TestClock } from '#test/support/test-clock'

/** A contest of three against three, and what its people do on which day. */
export class ASeason {
  private constructor(
    readonly contest: AContest,
    private readonly clock: TestClock,
  ) {}

  static async of(app: TestApp, director: Client, clock: TestClock): Promise<ASeason> {
    clock.set('2015-04-01T08:00:00+08:00')
    return new ASeason(await aContest(app, director, { perTeam: 3 }), clock)
  }

  member(n: number): Member {
    const member = this.contest.members[n]
    if (!member) throw new Error(`Nobody sits at ${n}`)
    return member
  }

  /** Sells at that time of that day, Shanghai time. */
  async sell(n: number, at: string, what: { g3?: number; offer?: true; area?: string }): Promise<string> {
    this.clock.set(`${at}:00+08:00`)
    const { contest } = this
    const item = what.offer ? { offerId: contest.offer, quantity: 1 } : { metricId: contest.g3, quantity: what.g3 ?? 1 }
    const area = what.area === undefined ? {} : { area: what.area }
    const deal = aDeal(contest, { businessDate: at.slice(0, 10), items: [item], ...area })
    const reply = await this.member(n).client.post<{ id: string }>(`/contests/${contest.id}/deals`, deal)
    expectStatus(reply, 201)
    return reply.body.id
  }

  async pledge(n: number, day: string, g3: number): Promise<void> {
    this.clock.set(`${day}T08:30:00+08:00`)
    const body = { day, lines: [{ metricId: this.contest.g3, quantity: g3 }], sentence: '' }
    expectStatus(await this.member(n).client.put(`/contests/${this.contest.id}/pledges`, body), 200)
  }

  async list(client = this.contest.director, query = ''): Promise<BenchmarkList> {
    const reply = await client.get<BenchmarkList>(`/contests/${this.contest.id}/benchmarks${query}`)
    expectStatus(reply, 200)
    return reply.body
  }

  async name(n: number, input: Partial<NameBenchmarkInput> = {}): Promise<BenchmarkView> {
    const reply = await this.contest.director.post<BenchmarkView>(`/contests/${this.contest.id}/benchmarks`, {
      ...this.naming(n),
      ...input,
    })
    expectStatus(reply, 201)
    return reply.body
  }

  naming(n: number): NameBenchmarkInput {
    const { participantId } = this.member(n)
    return { id: randomUUID(), participantId, metricId: null, week: null, citation: '每天第一个出门' }
  }

  async page(id: string, client = this.contest.director): Promise<BenchmarkPage> {
    const reply = await client.get<BenchmarkPage>(`/contests/${this.contest.id}/benchmarks/${id}`)
    expectStatus(reply, 200)
    return reply.body
  }
}
