import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CreateTerritories1796052800000 } from '#migrations/1796052800000-create-territories'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { newDataSource } from '#server/platform/database/connection-options'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('areas that an earlier version has as text', () => {
  let app: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00') })
    director = await app.setUp()
    contest = await aContest(app, director, { perTeam: 2 })
    const amend = (seat: number, what: object) =>
      director.patch(`/contests/${contest.id}/people/${contest.member(seat).participantId}`, what)
    expectStatus(await amend(0, { area: 'Ａ区市场' }), 200)
    expectStatus(await amend(1, { area: 'a区市场', activeTo: '2015-06-01' }), 200)
    expectStatus(await amend(3, { area: '' }), 200)
    for (const [seat, more] of [
      [0, { area: 'A区市场' }],
      [0, {}],
      [2, { area: '别处' }],
      [3, {}],
    ] as const)
      expectStatus(await contest.member(seat).client.post(`/contests/${contest.id}/deals`, aDeal(contest, more)), 201)
    await app.close()
    await migrateAgain(app.databaseUrl)
    await app.restart()
    director = await app.signedIn('director')
  })
  afterAll(() => app.stop())

  /** As if the version before had written the areas: what points at territories goes, and is made from the texts. */
  async function migrateAgain(databaseUrl: string): Promise<void> {
    const db = await newDataSource({ databaseUrl, entities, migrations }).initialize()
    const runner = db.createQueryRunner()
    const since = migrations.slice(migrations.indexOf(CreateTerritories1796052800000))
    // What came later may point at territories.
    for (const Migration of [...since].reverse()) await new Migration().down(runner)
    for (const Migration of since) await new Migration().up(runner)
    await runner.release()
    await db.destroy()
  }

  it('are one territory per name of the contest, held as long as its people take part', async () => {
    const { body } = await director.get<TerritoryView[]>(`/contests/${contest.id}/territories`)

    const nameOf = (id: string) => contest.view.participants.find((each) => each.id === id)?.name
    const found = body.map(({ name, holdings }) => [
      name,
      ...holdings.map(({ participantId, from, to }) => [nameOf(participantId), from, to]).sort(),
    ])
    expect(found).toEqual([
      ['Ａ区市场', ['湖1', null, null], ['舜1', null, '2015-06-01']],
      ['东街', ['湖2', null, null]],
    ])
  })

  it('lead deals to their territory: by the text, or by what the seller holds', async () => {
    const { deals } = (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body

    expect(deals.reverse().map(({ area, territory }) => [area, territory])).toEqual([
      ['A区市场', 'Ａ区市场'],
      [null, 'Ａ区市场'],
      ['别处', null],
      [null, null],
    ])
  })
})
