import { describe, expect, it } from 'vitest'
import type { PersonCode } from '#shared/contest/participants/codes'
import { backupWorker } from '#test/support/built-programs'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { aRow, csv, Desk } from '../../ledger/imports/an-import'

const WORKER = await backupWorker()

describe('system codes and aliases of a participant', () => {
  const { director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })
  const { contest, west, secondWest } = useContest({ perTeam: 2 })
  const set = async ({ participantId }: { participantId: string }, codes: Partial<PersonCode>[]) => {
    const whole = codes.map((code) => ({ kind: 'own', from: null, to: null, ...code }))
    return director.put<PersonCode[]>(`/contests/${contest.id}/people/${participantId}/codes`, { codes: whole })
  }
  const sellers = async (words: string[], date = '2015-04-20') => {
    const desk = new Desk(director, contest)
    const view = await desk.checked(csv(words.map((member, n) => aRow(`HX${n}`, { member, date }))))
    const rows = [...(await desk.rows(view.id, 'missing')), ...(await desk.rows(view.id, 'error'))]
    const nameOf = (id: string | null) => contest.view.participants.find((each) => each.id === id)?.name
    return rows
      .sort((a, b) => a.position - b.position)
      .map(({ participantId, reason }) => reason ?? nameOf(participantId))
  }

  it('are any number, are replaced together, and are audited', async () => {
    const codes = [
      { code: 'A007' },
      { code: '代理商乙', kind: 'agent' as const },
      { code: '老严', kind: 'alias' as const },
    ]

    expectStatus(await set(west, codes), 200)
    expectStatus(await set(west, codes.slice(0, 1)), 200)

    const path = `/contests/${contest.id}/people/${west.participantId}/codes`
    expect((await director.get(path)).body).toEqual([{ code: 'A007', kind: 'own', from: null, to: null }])
    expect((await set(west, [{ code: 'A1', from: '2015-04-02', to: '2015-04-01' }])).status).toBe(400)
  })

  it('name the seller of a row, written small or wide', async () => {
    await set(west, [{ code: 'A007' }, { code: '老　严', kind: 'alias' }])

    expect(await sellers(['a007', 'Ａ００７', '老严', '湖2'])).toEqual(['湖1', '湖1', '湖1', '湖2'])
  })

  it('hold on their days only', async () => {
    await set(west, [{ code: 'B1', kind: 'borrowed', from: '2015-04-10', to: '2015-04-15' }])
    await set(secondWest, [{ code: 'B1', kind: 'own', from: '2015-04-16' }])

    expect(await sellers(['B1'], '2015-04-12')).toEqual(['湖1'])
    expect(await sellers(['B1'], '2015-04-20')).toEqual(['湖2'])
    expect(await sellers(['B1'], '2015-04-02')).toEqual(['unknown_member'])
  })

  it('of two people are never guessed, and a name with a code tells people of one name apart', async () => {
    const rows = [{ name: '湖1', login: 'W-2002', team: '舜师队' }]
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    await set(west, [{ code: 'C1' }, { code: 'D1' }])
    await set(secondWest, [{ code: 'C1' }])

    expect(await sellers(['C1', '湖1', '湖1(D1)', 'D1 湖1', '湖2/D1'])).toEqual([
      'ambiguous_member',
      'ambiguous_member',
      '湖1',
      '湖1',
      'ambiguous_member',
    ])
  })
})
