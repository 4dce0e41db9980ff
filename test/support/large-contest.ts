import { randomUUID } from 'node:crypto'
import { Participant } from '#server/contest/contests/participant.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Pledge } from '#server/ritual/pledges/pledge.entity'
import { type ContestView, type DraftInput, UNCHECKED } from '#shared/contest/contests/contract'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { type AContest, aContest } from './a-contest'
import type { Client } from './client'
import { aLogin, expectStatus, type TestApp } from './test-app'

interface Size {
  teams: number
  perTeam: number
}
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉梅红'
const SENTENCES = ['今天一定拿下', '冲刺加油', '不达目标不收兵', '稳扎稳打', '东街小区再扫一遍']

/** The day that figures and pledges of a large contest are of. */
const TODAY = '2015-04-10'

/** A running contest with so many people, of whom only the first of each team can sign in; everyone has sold and pledged. */
export async function largeContest(app: TestApp, director: Client, size: Size): Promise<AContest> {
  const contest = await aContest(app, director, { status: 'draft', draft: draftOf(size) })
  const { center } = (await director.get<SignedIn>('/me')).body
  const uow = app.get(UnitOfWork)
  const many = async (entity: typeof Participant | typeof Account | typeof Pledge, rows: object[]) =>
    uow.writeContestAsSystem(contest.id, async () => {
      for (let n = 0; n < rows.length; n += 500) await uow.manager.insert(entity, rows.slice(n, n + 500))
    })
  const people = Array.from({ length: size.teams * (size.perTeam - 1) }, (_, n) => personOf(n, contest, center.id))
  await many(
    Account,
    people.map(({ account }) => account),
  )
  await many(
    Participant,
    people.map(({ participant }) => participant),
  )
  expectStatus(await director.post(`/contests/${contest.id}/start`), 200)
  const view = (await director.get<ContestView>(`/contests/${contest.id}`)).body
  const standings = view.participants.flatMap((person, n) => standingsOf(view, person, n))
  await uow.writeContestAsSystem(contest.id, async () => {
    for (let n = 0; n < standings.length; n += 2_000)
      await uow.sql`
        insert into standing ("contestId", "day", "participantId", "metricId", "teamId", "quantity", "points", "reachedSeq")
        values ${uow.values(standings.slice(n, n + 2_000))}`
  })
  await many(
    Pledge,
    view.participants.map((person, n) => pledgeOf(view, person.id, n)),
  )
  return { ...contest, view }
}

function draftOf({ teams }: Size): Partial<DraftInput> {
  const metrics = ['3G', '宽带', '融合', '专线', '云', '物联网'].map((name, n) => ({
    ...{ id: randomUUID(), name, unit: '户', pointsPerUnit: n + 1, countsWhen: 'recorded' as const, ...UNCHECKED },
  }))
  const all = Array.from({ length: teams }, (_, n) => ({
    ...{ id: randomUUID(), name: `第${n + 1}营销中心`, slogan: '你追我赶', colour: '#c8102e', crest: String(n + 1) },
  }))
  const goals = all.flatMap(({ id: teamId }) =>
    metrics.map(({ id: metricId }) => ({ teamId, metricId, target: 1_000, challenge: 1_250 })),
  )
  return { metrics, teams: all, goals, offers: [], plan: '每天九点半前表态，十点晨会。'.repeat(60) }
}

const at = <T>(list: ArrayLike<T>, n: number): T => list[n % list.length] as T

function personOf(n: number, { id: contestId, view }: AContest, centerId: string) {
  const [accountId, name] = [randomUUID(), at(SURNAMES, n * 7) + at(GIVEN, n * 3) + at(GIVEN, n * 11 + 5)]
  const from = { contestId, teamId: at(view.teams, n).id, accountId, area: `东街${n % 30}号`, isCaptain: false }
  const account = { id: accountId, centerId, role: 'member', name, login: aLogin(), passwordHash: 'none' }
  return {
    account: { ...account, isDisabled: false, createdAt: new Date() },
    participant: { ...from, id: randomUUID(), seat: 100 + n, joinedAt: new Date(), activeFrom: null, activeTo: null },
  }
}

/** Rows of the whole contest, of the day before and of today. */
function standingsOf({ id: contestId, metrics }: ContestView, person: ContestView['participants'][number], n: number) {
  return ['', '2015-04-09', TODAY].flatMap((day) =>
    [{ id: '', pointsPerUnit: 1 }, ...metrics].map(({ id: metricId, pointsPerUnit }, place) => {
      const quantity = ((n * (place + 3)) % 23) + (day === '' ? 20 : 1)
      return [contestId, day, person.id, metricId, person.teamId, quantity, quantity * pointsPerUnit, 1 + (n % 7)]
    }),
  )
}

function pledgeOf({ id: contestId, metrics }: ContestView, participantId: string, n: number) {
  const lines = metrics.slice(0, 3).map(({ id: metricId }, place) => ({ metricId, quantity: ((n + place) % 7) + 1 }))
  const said = { lines, raised: n % 4 ? null : lines, early: n % 3 ? null : lines, sentence: at(SENTENCES, n) }
  const rest = {
    floor: 1,
    isLate: false,
    recordedBy: null,
    soldBefore: null,
    activities: null,
    support: '',
    keptSeq: null,
    at: new Date(Date.parse(`${TODAY}T00:00:00Z`) + n),
  }
  return { contestId, day: TODAY, participantId, ...said, ...rest }
}
