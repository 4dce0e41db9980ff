import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import { useApp, useContest } from '#test/support/fixtures'
import { aLogin, expectStatus } from '#test/support/test-app'

describe('people pasted from a spreadsheet', () => {
  const { app, director } = useApp()
  const { contest } = useContest({ status: 'draft', perTeam: 0 })
  const paste = async (rows: object[], isPreview = false) =>
    (await director.post<AddPeopleView>(`/contests/${contest.id}/people`, { rows, isPreview })).body
  const row = (overrides: object = {}) => ({
    name: '严萍',
    login: aLogin(),
    team: '湖西队',
    area: '东街',
    ...overrides,
  })
  const people = async () => (await director.get<ContestView>(`/contests/${contest.id}`)).body.participants

  it('are previewed without writing, then written with an initial password told once', async () => {
    const rows = [row(), row({ name: '温佳', team: '舜师队' })]
    expect(await paste(rows, true)).toMatchObject({ isWritten: false, rows: [{ outcome: 'new' }, { outcome: 'new' }] })
    expect(await people()).toEqual([])

    const written = await paste(rows)

    expect(written.isWritten).toBe(true)
    expect((await people()).map((each) => each.name)).toEqual(['严萍', '温佳'])
    const [first] = written.rows
    expect((await app.anonymous().signIn(first?.login ?? '', first?.password ?? '')).status).toBe(200)
    expect(app.logLines.join()).not.toContain(first?.password)
  })

  it('change nothing when they are pasted twice', async () => {
    const rows = [row()]
    await paste(rows)

    expect((await paste(rows)).rows).toMatchObject([{ outcome: 'already_in' }])
    expect(await people()).toHaveLength(1)
  })

  it('keep the account they have in the centre', async () => {
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '齐鲁宁', login, password: 'horse-in-front-7' })

    const { rows } = await paste([row({ login, name: '齐鲁宁' })])

    expect(rows).toMatchObject([{ outcome: 'existing_account' }])
    expect(rows[0]?.password).toBeUndefined()
  })

  it('are all left out while one row is wrong, and every wrong row says why', async () => {
    const login = aLogin()
    const rows = [
      row(),
      row({ name: ' ' }),
      row({ login: '' }),
      row({ team: '没有这队' }),
      row({ area: '长'.repeat(41) }),
      row({ login }),
      row({ login }),
    ]

    const answer = await paste(rows)

    expect(answer.isWritten).toBe(false)
    expect(answer.rows.map((each) => each.error ?? each.outcome)).toEqual([
      'new',
      'name',
      'login',
      'team',
      'area',
      'new',
      'repeated',
    ])
    expect(await people()).toEqual([])
  })

  it('may be named captain and change area later; what the list does not have stays', async () => {
    const login = aLogin()
    await paste([row({ login, captain: '是' })])
    expect(await people()).toMatchObject([{ area: '东街', isCaptain: true }])

    const { area: _, ...without } = row({ login })
    expect((await paste([without])).rows).toMatchObject([{ outcome: 'already_in' }])
    const changed = [row({ login, area: '西街', captain: '' })]
    expect((await paste(changed, true)).rows).toMatchObject([{ outcome: 'changed', changes: ['area', 'captain'] }])
    expect(await people()).toMatchObject([{ area: '东街', isCaptain: true }])
    expect((await paste(changed)).isWritten).toBe(true)

    expect(await people()).toMatchObject([{ area: '西街', isCaptain: false }])
    expect((await paste(changed)).rows).toMatchObject([{ outcome: 'already_in' }])
  })

  it('with another person’s number, or a captain that is neither yes nor no, are named so', async () => {
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '齐鲁宁', login, password: 'horse-in-front-7' })

    const { rows } = await paste([row({ login }), row({ captain: '也许' }), row({ login: '+86 138-0000-9999' })])

    expect(rows).toMatchObject([
      { outcome: 'error', error: 'other_name', holder: '齐鲁宁' },
      { outcome: 'error', error: 'captain' },
      { outcome: 'new', login: '13800009999' },
    ])
  })

  it('come two thousand at a time, in a contest that runs', async () => {
    expectStatus(await director.post(`/contests/${contest.id}/start`), 200)
    const rows = Array.from({ length: 2_000 }, (_, n) => ({
      name: `队员${n}`,
      login: aLogin(),
      team: '湖西队',
      area: '',
    }))

    const written = await paste(rows)

    expect(written.isWritten).toBe(true)
    expect(await people()).toHaveLength(2_000)
    expect((await paste(rows)).rows.every((each) => each.outcome === 'already_in')).toBe(true)
    expect(
      (await director.post(`/contests/${contest.id}/people`, { rows: [...rows, row()], isPreview: true })).status,
    ).toBe(400)
  })
})
