import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { BenchmarkProposal } from '#shared/ritual/benchmarks/contract'
import type { AContest } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

/** What a director is shown that servers keep between requests: of teams and days, of people, and of people and days. */
export async function keptFigures({ id }: AContest, director: Client) {
  const get = async <Body>(path: string): Promise<Body> => {
    const reply = await director.get<Body>(`/contests/${id}${path}`)
    expectStatus(reply, 200)
    return reply.body
  }
  const { teams } = await get<CurveView>('/curve')
  const { lines = [] } = await get<LiveSnapshot>('/live')
  const proposals = await get<{ proposals: BenchmarkProposal[] }>('/benchmarks')
  return { teams, lines: lines.map(pointsOf), proposals }
}

const pointsOf = ({ participantId, whole, today }: ParticipantStanding) => ({
  participantId,
  whole: whole.points,
  today: today.points,
})
