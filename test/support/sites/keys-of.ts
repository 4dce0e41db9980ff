import type { ContestSummary } from '#shared/contest/contests/contract'
import type { PageKeys, RitualKeys } from '#test/support/all-pages'
import type { Client } from '#test/support/client'

interface Listed {
  id?: string
}

/** Looks up what the addresses of the pages need, as a director sees it: the first of each kind. */
export async function keysOf(director: Client): Promise<PageKeys & RitualKeys> {
  const contests = (await director.get<ContestSummary[]>('/contests')).body
  const running = contests.find(({ status }) => status === 'running')
  if (!running) throw new Error('This site has no contest that runs')
  return {
    contestId: running.id,
    draftId: contests.find(({ status }) => status === 'draft')?.id,
    runId: (await firstOf(director, `/contests/${running.id}/imports`))[0],
    reportIds: await firstOf(director, `/contests/${running.id}/reports`),
    benchmarkIds: await firstOf(director, `/contests/${running.id}/benchmarks`),
    cardIds: await firstOf(director, '/playbook'),
  }
}

async function firstOf(director: Client, path: string): Promise<string[]> {
  const { body } = await director.get<Listed[] | Record<string, Listed[]>>(path)
  const list = Array.isArray(body) ? body : Object.values(body).find((each) => Array.isArray(each) && each.length > 0)
  return (list ?? []).flatMap(({ id }) => id ?? []).slice(0, 1)
}
