import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import { CONTEST_LIMITS, MOST_GOALS } from '#shared/contest/contests/limits'
import { aDraft } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const { director } = useApp()

/** Each with a goal for every metric and for the points, as the whole contest has. */
function draftOf(teams: number): DraftInput {
  const draft = aDraft()
  const [metric] = draft.metrics
  if (!metric) throw new Error('A draft without metrics')
  const metrics = Array.from({ length: CONTEST_LIMITS.metrics }, (_, n) => ({
    ...metric,
    id: randomUUID(),
    name: `业务${n}`,
  }))
  const crew = Array.from({ length: teams }, (_, n) => ({
    ...{ id: randomUUID(), name: `第${n + 1}战队`, slogan: '', colour: '#c8102e', crest: '湖' },
  }))
  const goals = [null, ...crew.map(({ id }) => id)].flatMap((teamId) =>
    [null, ...metrics.map(({ id }) => id)].map((metricId) => ({ teamId, metricId, target: 100, challenge: 125 })),
  )
  return { ...draft, metrics, offers: [], teams: crew, goals }
}

it('a contest takes forty teams with all their goals, and no more', async () => {
  const { id } = (await director.post<ContestView>('/contests', { name: '全市大赛' })).body
  const saved = await director.put<ContestView>(`/contests/${id}`, draftOf(CONTEST_LIMITS.teams))

  expectStatus(saved, 200)
  expect(saved.body.teams).toHaveLength(40)
  expect(saved.body.goals).toHaveLength(MOST_GOALS)
  expectStatus(await director.put(`/contests/${id}`, draftOf(CONTEST_LIMITS.teams + 1)), 400)
})
