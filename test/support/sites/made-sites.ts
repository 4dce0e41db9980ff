import { randomUUID } from 'node:crypto'
import type { ContestView } from '#shared/contest/contests/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aRow, csv, Desk } from '#test/ledger/imports/an-import'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { aCrowdedContest, longName } from '#test/support/a-crowded-contest'
import { BrowserStage } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { aLogin, expectStatus } from '#test/support/test-app'
import { keysOf } from './keys-of'
import type { Site } from './site'

const TEAMS = 12
const PER_TEAM = 25

/** A contest that began this morning: two teams of two, no pledge and no sale. */
export const emptySite = (): Promise<Site> => siteOf((stage, director) => aContest(stage.app, director, { perTeam: 2 }))

/** What is hard to draw: twelve teams of 25 with names of 40 characters, totals of seven digits and more. */
export const hostileSite = (): Promise<Site> =>
  siteOf(async (stage, director) => {
    const contest = await aCrowdedContest(stage.app, director, TEAMS)
    const rows = contest.view.teams.flatMap((team, t) =>
      Array.from({ length: PER_TEAM - 1 }, (_, n) => ({
        ...{ name: longName(t * PER_TEAM + n), login: aLogin(), team: team.name },
        area: `${longName(n).slice(0, 30)}责任田`,
      })),
    )
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    await everythingLong(contest, director)
    return contest
  })

/** Of each thing that a page lists one with texts as long as they may be. */
async function everythingLong(contest: AContest, director: Client): Promise<void> {
  const path = `/contests/${contest.id}`
  const [one, other] = [contest.member(0).client, contest.member(1).client]
  const deal = aDeal(contest, { businessDate: TODAY, reference: '9'.repeat(20), items: MANY(contest) })
  const [first, second] = [await one.post<{ id: string }>(`${path}/deals`, deal), await sameNumber()]
  for (const each of [first, second]) expectStatus(each, 201)
  const objection = { dealId: first.body.id, sentence: long(100) }
  expectStatus(await other.post(`${path}/disputes`, objection), 201)
  const request = { id: randomUUID(), kind: 'terminal', text: long(140) }
  expectStatus(await one.post(`${path}/requests`, request), 201)
  const citation = { participantId: contest.member(0).participantId, metricId: null, week: null, citation: long(60) }
  expectStatus(await director.post(`${path}/benchmarks`, { id: randomUUID(), ...citation }), 201)
  const focus = { value: long(200), revision: 0 }
  expectStatus(await director.put(`${path}/meetings/morning/fields/focus?day=${TODAY}`, focus), 200)
  const report = await director.post<ReportView>(`${path}/reports`, { kind: 'daily', day: TODAY })
  expectStatus(report, 201)
  const words = { headline: long(60), praise: long(60), tomorrow: long(60), revision: report.body.words.revision }
  expectStatus(await director.put(`${path}/reports/${report.body.id}`, words), 200)
  expectStatus(await director.post(`${path}/reports/${report.body.id}/publish`), 200)
  const rows = [aRow('9'.repeat(20), { quantity: '1234567' }), aRow('KD1', { member: longName(0), metric: '未知业务' })]
  expectStatus(await new Desk(director, contest).upload(csv(rows), `${long(60)}.csv`), 201)

  function sameNumber() {
    return other.post<{ id: string }>(`${path}/deals`, { ...deal, requestId: randomUUID() })
  }
}

const TODAY = '2015-04-10'
const MANY = (contest: AContest) => [{ metricId: contest.g3, quantity: 99 }]
/** So many characters without a space. */
const long = (length: number) => longName(0).repeat(10).slice(0, length)

async function siteOf(fill: (stage: BrowserStage, director: Client) => Promise<AContest>): Promise<Site> {
  const stage = await BrowserStage.open()
  const director = await stage.app.setUp({ name: '王主任' })
  const contest = await fill(stage, director)
  const draft = await director.post<ContestView>('/contests', { name: '秋季赛' })
  expectStatus(draft, 201)
  const tv = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
  const card = { id: randomUUID(), kind: 'lesson', title: '先问月租，再报价', story: '客户嫌贵，先算账' }
  const member = contest.member(0).client
  expectStatus(await member.post('/playbook', { ...card, moment: 'opening', metric: '3G', contestId: contest.id }), 201)
  return {
    keys: await keysOf(director),
    director,
    tv: tv.body.url,
    open: (who, options) =>
      who === 'nobody'
        ? stage.page('desktop', options)
        : stage.pageOf(who === 'director' ? director : member, 'desktop', options),
    close: () => stage.close(),
  }
}
