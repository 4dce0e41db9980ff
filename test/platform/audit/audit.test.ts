import { describe, expect, it } from 'vitest'
import type { AuditPage } from '#shared/platform/audit/contract'
import { useApp } from '#test/support/fixtures'
import { expectStatus, PASSWORD } from '#test/support/test-app'

/** More passwords at once than the server hashes wait for each other, and a busy machine refuses some. */
const AT_ONCE = 10

describe('the list of changes', () => {
  const { app, director } = useApp()

  it('has every change of a centre once, newest first, page by page, and none of another centre', async () => {
    const foreign = await app.addCenter()
    const logins = Array.from({ length: 60 }, (_, n) => `audited${n}`)
    const open = async (login: string) => {
      const account = { role: 'member', name: login, login, password: PASSWORD }
      expectStatus(await director.post('/accounts', account), 201)
    }
    for (let from = 0; from < logins.length; from += AT_ONCE)
      await Promise.all(logins.slice(from, from + AT_ONCE).map(open))

    const first = (await director.get<AuditPage>('/audit')).body
    const second = (await director.get<AuditPage>(`/audit?before=${first.next}`)).body

    expect(first.lines).toHaveLength(50)
    expect(second.next).toBeNull()
    const lines = [...first.lines, ...second.lines]
    expect(lines.at(-1)).toMatchObject({ action: 'center.founded' })
    const created = lines.filter((line) => line.action === 'account.created')
    expect(new Set(created.map((line) => line.subject))).toEqual(new Set(logins))
    expect(JSON.stringify(lines)).not.toContain(PASSWORD)
    expect((await foreign.get<AuditPage>('/audit')).body.lines.map((line) => line.action)).toEqual(['center.founded'])
  })

  it('is for directors', async () => {
    const member = await app.anAccount(director)

    expect((await member.get('/audit')).body.code).toBe('forbidden')
  })
})
