import { io, type Socket } from 'socket.io-client'
import type { Browser } from '#server/demo/browser'
import { checkRitual } from '#server/demo/check-ritual'
import type { DemoContest } from '#server/demo/demo-contest'
import { KNOWN } from '#server/demo/demo-data'
import { checkLists } from '#server/demo/lists'
import { checkSupport } from '#server/demo/requests'
import { countVisits } from '#server/demo/visits'
import { verifyAll } from '#server/verify-all'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import { type ClientToServer, LIVE_PROTOCOL, type LiveSnapshot, type ServerToClient } from '#shared/live/protocol'

/** The line that `npm run demo -- --check` prints. */
export interface CheckResult {
  '3g': number
  broadband: number
  yanping3g: number
  status: string
  boardsAgree: boolean
  verify: 'ok' | string[]
  meetings: number
  marked: number
  reports: number
  /** Whether every report's frozen figures are what the ledger adds up to at its number. */
  reportsAgree: boolean
  benchmark: string
  lessons: number
  cancellations: number
  reassignments: number
  jointSales: number
  /** Requests that the back office answered, how many of them in time, and whether a replay of their steps agrees. */
  supportRequests: number
  supportOnTime: number
  supportAgrees: boolean
  /** Visits, tapped and made by sales; `verify` compares them with the sales, people and days. */
  visits: number
  /** Lists, holds that began by claim and by assignment, and whether the lines agree with a replay of the holds. */
  lists: number
  claimed: number
  assigned: number
  listsAgree: boolean
  deals: number
  withdrawals: number
  seconds: number
}

interface Where {
  url: string
  origin: string
  databaseUrl: string
}

/** Reads the finished season back through the API, a socket, a member's screen and a replay of the ledger. */
export async function check(demo: DemoContest, where: Where, startedAt: number): Promise<CheckResult> {
  const { contestId, director, members, ids } = demo
  const overApi = await director.get<LiveSnapshot>(`/contests/${contestId}/live`)
  const seqOverSocket = await numberOverSocket(director, where, contestId)
  const yanPing = members[0]
  if (!yanPing) throw new Error('The cast is empty')
  const ofMember = await yanPing.browser.get<LiveSnapshot>(`/contests/${contestId}/live`)
  const own = overApi.lines?.find((line) => line.participantId === yanPing.participantId)
  const teams = (metricId: string) => sum(overApi.teams, metricId)
  const people = (metricId: string) =>
    (overApi.lines ?? []).reduce((total, line) => total + (line.whole.metrics[metricId]?.quantity ?? 0), 0)
  const boards = [overApi, ofMember].map(({ seq, teams, boards }) => JSON.stringify({ seq, teams, boards }))
  const { ok, differences = [] } = await verifyAll(where.databaseUrl)
  const withdrawn = await director.get<{ deals: unknown[] }>(`/contests/${contestId}/deals?isWithdrawn=true&limit=100`)
  return {
    '3g': teams(ids.g3),
    broadband: teams(ids.broadband),
    yanping3g: own?.whole.metrics[ids.g3]?.quantity ?? 0,
    status: overApi.contest.status,
    boardsAgree:
      new Set(boards).size === 1 &&
      seqOverSocket === overApi.seq &&
      teams(ids.g3) === people(ids.g3) &&
      ofMember.me?.figures.sold?.[ids.g3]?.[0] === own?.whole.metrics[ids.g3]?.quantity,
    verify: ok ? 'ok' : differences,
    ...(await checkRitual(demo, where.databaseUrl)),
    ...(await checkSupport(demo, where.databaseUrl, overApi.contest.endsOn)),
    visits: await countVisits(demo, where.databaseUrl),
    ...(await checkLists(demo, where.databaseUrl)),
    deals: overApi.teams.reduce((total, team) => total + team.whole.deals, 0),
    withdrawals: withdrawn.deals.length,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  }
}

/** Whether the season ended with the figures that are known of it. */
export function isAsKnown(result: CheckResult): boolean {
  return (
    result['3g'] === KNOWN.g3 &&
    result.broadband === KNOWN.broadband &&
    result.yanping3g === KNOWN.yanPing &&
    result.status === 'closed' &&
    result.boardsAgree &&
    result.verify === 'ok' &&
    result.reportsAgree &&
    result.supportAgrees &&
    result.listsAgree &&
    Math.min(
      result.visits,
      result.claimed,
      result.assigned,
      result.marked,
      result.withdrawals,
      result.cancellations,
      result.reassignments,
      result.jointSales,
    ) > 0 &&
    result.benchmark === KNOWN.benchmark
  )
}

/** LP3: a socket that has seen nothing enters at a number; the picture comes by HTTP. */
async function numberOverSocket(director: Browser, { url, origin }: Where, contestId: string): Promise<number> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: director.cookie, origin },
  })
  try {
    const answer = await socket.timeout(10_000).emitWithAck('contest:join', { protocol: LIVE_PROTOCOL, contestId })
    if (answer.kind !== 'entered') throw new Error(`The socket answered ${JSON.stringify(answer)}`)
    return answer.seq
  } finally {
    socket.disconnect()
  }
}

const sum = (teams: TeamStanding[], metricId: string): number =>
  teams.reduce((total, team) => total + (team.whole.metrics[metricId]?.quantity ?? 0), 0)
