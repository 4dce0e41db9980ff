import { randomUUID } from 'node:crypto'
import { Browser } from '#server/demo/browser'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { Target } from './target'

const ZONE = 'Asia/Shanghai'
const PASSWORD = 'horse-in-front-7'
const ONLOOKERS = 4

/** Who takes part, and for how many days the contest has been running; it ends as many days from now. */
export interface Cast {
  teams: number
  members: number
  days: number
  /** How many of the members sign in; all where it is left out. */
  signedIn?: number
  onlookers?: number
  /** The code of their center, where several share the server. */
  center?: string
}

export const USUAL: Cast = { teams: 2, members: 24, days: 60 }
const CRESTS = '湖舜东西南北春夏秋冬山海'

/** A running contest with three metrics, everyone signed in. */
export interface Stage {
  contestId: string
  directorCookie: string
  memberCookies: string[]
  /** Colleagues who take no part and only look. */
  onlookerCookies: string[]
  target: Target
}

interface Where {
  url: string
  origin: string
}

export const DIRECTOR = { name: '周主任', login: 'director', password: PASSWORD, timezone: ZONE }

/** Sets the contest up through the public API, as a director would. */
export async function openStage(where: Where, cast = USUAL): Promise<Stage> {
  const director = new Browser(where.url, where.origin)
  await director.post('/setup', { centerName: '集商客中心', ...DIRECTOR })
  return openContest(where, director, cast)
}

/** As `openStage`, in the center of a director who is signed in. */
export async function openContest({ url, origin }: Where, director: Browser, cast: Cast): Promise<Stage> {
  const { signedIn = cast.members, onlookers = ONLOOKERS, center } = cast
  const { id } = await director.post<ContestView>('/contests', { name: '当先' })
  const today = dayOf(new Date(), ZONE)
  await director.put(`/contests/${id}`, draft(today, cast))
  const rows = Array.from({ length: cast.members }, (_, n) => ({
    name: `队员${n + 1}`,
    login: `member${n + 1}`,
    team: teamName(n % cast.teams),
    area: '东街',
  }))
  const added = await director.post<AddPeopleView>(`/contests/${id}/people`, { rows, isPreview: false })
  const signIn = async (login: string, password = PASSWORD) => {
    const browser = new Browser(url, origin)
    await browser.post('/sign-in', { login, password, ...(center ? { center } : {}) })
    return browser.cookie
  }
  const memberCookies: string[] = []
  for (const { login, password } of added.rows.slice(0, signedIn)) memberCookies.push(await signIn(login, password))
  const onlookerCookies: string[] = []
  for (let n = 1; n <= onlookers; n++) {
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

const teamName = (n: number): string => ['湖西队', '舜师队'][n] ?? `${CRESTS[n]}区队`

function draft(today: string, cast: Cast) {
  const [g3 = '', broadband = '', bundle = ''] = Array.from({ length: 3 }, () => randomUUID())
  const teams = Array.from({ length: cast.teams }, (_, n) => ({
    id: randomUUID(),
    name: teamName(n),
    slogan: '',
    colour: `#${(0xc8102e - n * 0x0a0501).toString(16)}`,
    crest: CRESTS[n],
  }))
  return {
    name: '当先',
    slogan: '',
    plan: '',
    startsOn: addDays(today, -cast.days),
    endsOn: addDays(today, cast.days),
    timezone: ZONE,
    lockTime: '09:30',
    rankingBasis: 'total',
    metrics: [
      { id: g3, name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...UNCHECKED },
      { id: broadband, name: '宽带', unit: '户', pointsPerUnit: 5, countsWhen: 'recorded', ...UNCHECKED },
      { id: bundle, name: '融合', unit: '套', pointsPerUnit: 1, countsWhen: 'recorded', ...UNCHECKED },
    ],
    offers: [],
    teams,
    goals: teams.map(({ id }) => ({ teamId: id, metricId: g3, target: 8_000_000, challenge: 10_000_000 })),
  }
}
