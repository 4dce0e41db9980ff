import { randomUUID } from 'node:crypto'
import { Browser } from '#server/demo/browser'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { Target } from './target'

const ZONE = 'Asia/Shanghai'
const PASSWORD = 'horse-in-front-7'
const MEMBERS = 24
const ONLOOKERS = 4
/** How long the contest has been running. */
const DAYS = 60

/** A running contest of 24 members in two teams with three metrics, everyone signed in. */
export interface Stage {
  contestId: string
  directorCookie: string
  memberCookies: string[]
  /** Colleagues who take no part and only look. */
  onlookerCookies: string[]
  target: Target
}

/** Sets the contest up through the public API, as a director would. */
export async function openStage({ url, origin }: { url: string; origin: string }): Promise<Stage> {
  const director = new Browser(url, origin)
  const who = { name: '周主任', login: 'director', password: PASSWORD }
  await director.post('/setup', { centerName: '集商客中心', timezone: ZONE, ...who })
  const { id } = await director.post<ContestView>('/contests', { name: '当先' })
  const today = dayOf(new Date(), ZONE)
  await director.put(`/contests/${id}`, draft(today))
  const rows = Array.from({ length: MEMBERS }, (_, n) => ({
    name: `队员${n + 1}`,
    login: `member${n + 1}`,
    team: n % 2 === 0 ? '湖西队' : '舜师队',
    area: '东街',
  }))
  const added = await director.post<AddPeopleView>(`/contests/${id}/people`, { rows, isPreview: false })
  const signIn = async (login: string, password = PASSWORD) => {
    const browser = new Browser(url, origin)
    await browser.post('/sign-in', { login, password })
    return browser.cookie
  }
  const memberCookies: string[] = []
  for (const { login, password } of added.rows) memberCookies.push(await signIn(login, password))
  const onlookerCookies: string[] = []
  for (let n = 1; n <= ONLOOKERS; n++) {
    const login = `onlooker${n}`
    await director.post('/accounts', { role: 'member', name: `同事${n}`, login, password: PASSWORD })
    onlookerCookies.push(await signIn(login))
  }
  const { metrics } = await director.post<ContestView>(`/contests/${id}/start`)
  return {
    contestId: id,
    directorCookie: director.cookie,
    memberCookies,
    onlookerCookies,
    target: {
      url,
      origin,
      path: `/api/contests/${id}/deals`,
      cookies: memberCookies,
      businessDate: today,
      metricIds: metrics.map((metric) => metric.id),
      contestId: id,
    },
  }
}

/** The stage of a server that was started again elsewhere on the same database. */
export const movedTo = (stage: Stage, { url }: { url: string }): Stage => ({
  ...stage,
  target: { ...stage.target, url },
})

function draft(today: string) {
  const [g3, broadband, bundle, west, east] = Array.from({ length: 5 }, () => randomUUID())
  return {
    name: '当先',
    slogan: '',
    plan: '',
    startsOn: addDays(today, -DAYS),
    endsOn: addDays(today, DAYS),
    timezone: ZONE,
    lockTime: '09:30',
    rankingBasis: 'total',
    metrics: [
      { id: g3, name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...UNCHECKED },
      { id: broadband, name: '宽带', unit: '户', pointsPerUnit: 5, countsWhen: 'recorded', ...UNCHECKED },
      { id: bundle, name: '融合', unit: '套', pointsPerUnit: 1, countsWhen: 'recorded', ...UNCHECKED },
    ],
    offers: [],
    teams: [
      { id: west, name: '湖西队', slogan: '', colour: '#c8102e', crest: '湖' },
      { id: east, name: '舜师队', slogan: '', colour: '#1d4e89', crest: '舜' },
    ],
    goals: [west, east].map((teamId) => ({ teamId, metricId: g3, target: 8_000_000, challenge: 10_000_000 })),
  }
}
