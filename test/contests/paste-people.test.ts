import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest'
import type { AddPeopleView } from '#shared/pasted-people'
import { type AContest, aContest } from '../support/a-contest'
import type { Client } from '../support/client'
import { aLogin, TestApp } from '../support/test-app'

describe('people pasted from a spreadsheet', () => {
  let app: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start()
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    contest = await aContest(app, director, { status: 'draft', perTeam: 0 })
  })
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
})
