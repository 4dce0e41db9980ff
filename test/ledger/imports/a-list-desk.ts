import { beforeEach } from 'vitest'
import { backupWorker } from '#test/support/built-programs'
import { useApp, useContest } from '#test/support/fixtures'
import { aLogin, expectStatus } from '#test/support/test-app'
import { Desk } from './an-import'

const WORKER = await backupWorker()

export const HEAD = '受理单号,业务,数量,客户经理,受理日期'
export const list = (rows: readonly string[], head = HEAD, end = '\r\n'): string => [head, ...rows].join(end)

/** A contest of November and December 2026, on 22 November, with these members of 湖西队, and the desk that takes lists in. */
export function useListDesk(...names: string[]) {
  const { director } = useApp({ at: '2026-11-22T02:00:00Z', workerFile: WORKER })
  const { contest } = useContest({
    per: 'file',
    status: 'draft',
    perTeam: 0,
    draft: { startsOn: '2026-11-01', endsOn: '2026-12-31' },
  })
  beforeEach(async () => {
    const { body } = await director.get<{ participants: unknown[] }>(`/contests/${contest.id}`)
    if (body.participants.length > 0) return
    const rows = names.map((name) => ({ name, login: aLogin(), team: '湖西队' }))
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    expectStatus(await director.post(`/contests/${contest.id}/start`), 200)
  })
  return { director, contest, desk: new Desk(director, contest) }
}
