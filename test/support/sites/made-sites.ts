import { randomUUID } from 'node:crypto'
import type { ContestView } from '#shared/contest/contests/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest } from '#test/support/a-contest'
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
    return contest
  })

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
