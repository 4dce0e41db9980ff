import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetPassword } from '#server/cli/reset-password'
import { backup } from '#server/platform/database/backup'
import type { InviteView } from '#shared/contest/invites/contract'
import type { AccountView, NewReset } from '#shared/platform/accounts/contract'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { printed } from '#test/support/printed'
import { aLogin, expectStatus, PASSWORD } from '#test/support/test-app'
import { AShop, restoreByCommand } from './a-shop'

const NEXT = 'a-better-one-9'
const tokenOf = (url: string) => new URL(url).hash.slice(1)

describe('a restore lets nobody back in who was shut out since the copy', () => {
  let shop: AShop
  let copy: string
  let director: Client
  beforeEach(async () => {
    shop = await AShop.open()
    copy = join(dirname(shop.file), 'copy.sqlite')
    director = shop.contest.director
  })
  afterEach(() => shop.app.stop())

  async function anAccount(role: AccountView['role'], name: string) {
    const made = { role, name, login: aLogin(), password: PASSWORD }
    const { id, login } = (await director.post<AccountView>('/accounts', made)).body
    return { id, login, client: await shop.app.signedIn(login) }
  }
  const amend = async (id: string, change: Record<string, unknown>, by = director) =>
    expectStatus(await by.patch(`/accounts/${id}`, change), 200)
  const signIn = async (login: string, password = PASSWORD) =>
    (await shop.app.anonymous().signIn(login, password)).status
  const path = () => `/contests/${shop.contest.id}`

  /** What the command printed. */
  async function restored(change: () => Promise<unknown>): Promise<string> {
    backup(shop.file, copy)
    await change()
    await shop.app.close()
    const said = await restoreByCommand(shop.file, copy)
    await shop.restart()
    return said
  }
  const back = (client: Client) => Object.assign(client, { url: shop.app.url })

  it('a portrait that was removed or replaced does not come back, and one that stayed does', async () => {
    const picture = (text: string) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(text)])
    const [removing, replacing, staying] = await Promise.all(
      ['钱一', '孙二', '李三'].map((name) => anAccount('member', name)),
    )
    const keep = async (who: typeof removing, text: string) =>
      expectStatus(await (who as NonNullable<typeof who>).client.call('PUT', '/me/portrait', picture(text)), 200)
    for (const who of [removing, replacing, staying]) await keep(who, 'first')

    const said = await restored(async () => {
      await removing?.client.delete('/me/portrait')
      await keep(replacing, 'second')
    })

    expect(said).toContain('2 portraits were removed or replaced since (')
    const kept = new Database(shop.file, { readonly: true })
    expect(kept.prepare('select "accountId" from portrait').pluck().all()).toEqual([staying?.id])
    kept.close()
  })

  it('a photo of a meeting that was removed does not come back, nor does the record list it', async () => {
    const day = '2015-04-10'
    const photos = (id: string) => `${path()}/meetings/morning/photos/${id}?day=${day}`
    expectStatus(await director.post(`${path()}/meetings/morning/open?day=${day}`), 200)
    const [removed, kept] = [randomUUID(), randomUUID()]
    for (const id of [removed, kept])
      expectStatus(await director.call('PUT', photos(id), Buffer.from('ffd8ffe0', 'hex')), 200)

    const said = await restored(async () => void expectStatus(await director.delete(photos(removed)), 200))

    expect(said).toContain(`1 photos of meetings were removed or deleted since (${day})`)
    const [meeting] = (await back(director).get<MeetingView[]>(`${path()}/meetings?day=${day}`)).body
    expect(meeting?.photos).toEqual([kept])
    expect((await director.download(`${path()}/meeting-photos/${removed}`)).status).toBe(404)
    expect((await director.download(`${path()}/meeting-photos/${kept}`)).status).toBe(200)
  })

  it('a disabled member and clerk stay disabled, a demoted director is a member, also in an open session', async () => {
    const member = await anAccount('member', '钱一')
    const clerk = await anAccount('clerk', '孙二')
    const demoted = await anAccount('director', '李三')

    const said = await restored(async () => {
      await amend(member.id, { isDisabled: true })
      await amend(clerk.id, { isDisabled: true })
      await amend(demoted.id, { role: 'member' })
    })

    expect([await signIn(member.login), await signIn(clerk.login)]).toEqual([401, 401])
    expect((await back(member.client).get('/me')).status).toBe(401)
    expect((await back(demoted.client).get('/accounts')).status).toBe(403)
    expect((await (await shop.app.signedIn(demoted.login)).get('/accounts')).status).toBe(403)
    expect(said).toContain('2 accounts that were disabled since stay disabled (钱一, 孙二)')
    expect(said).toContain('1 accounts keep the lower role that they got since (李三)')
  })

  it('a changed password stays changed, whether its owner changed it or a reset did', async () => {
    const own = await anAccount('member', '钱一')
    const lost = await anAccount('clerk', '孙二')

    const said = await restored(async () => {
      expectStatus(await own.client.post('/me/password', { current: PASSWORD, next: NEXT }), 204)
      const { url } = (await director.post<NewReset>(`/accounts/${lost.id}/resets`)).body
      expectStatus(await shop.app.anonymous().post('/resets/use', { token: tokenOf(url), password: NEXT }), 200)
    })

    for (const { login } of [own, lost]) expect([await signIn(login), await signIn(login, NEXT)]).toEqual([401, 200])
    expect(said).toContain('2 accounts keep the password that they got since (钱一, 孙二)')
  })

  it('a reset that was open in the copy is ended', async () => {
    const { id } = await anAccount('member', '钱一')
    const { url } = (await director.post<NewReset>(`/accounts/${id}/resets`)).body

    const said = await restored(async () => undefined)

    const use = await shop.app.anonymous().post('/resets/use', { token: tokenOf(url), password: NEXT })
    expect(use.body).toMatchObject({ code: 'reset_unknown' })
    expect(said).toContain('1 open password resets are ended')
  })

  it('an invite that was revoked or used up, and a link that was revoked, stay so', async () => {
    const invite = async (maxUses: number) => {
      const made = await director.post<InviteView>(`${path()}/invites`, { teamId: shop.contest.west, maxUses })
      return { ...made.body, token: tokenOf(made.body.url) }
    }
    const [revoked, single] = [await invite(50), await invite(1)]
    const made = await director.post<NewDisplay>(`${path()}/displays`, { name: '大厅', kind: 'watch' })
    const join = (token: string) => {
      const person = { as: 'new', token, name: '周五', login: aLogin(), password: PASSWORD }
      return shop.app.anonymous().post('/invites/join', person)
    }

    const said = await restored(async () => {
      expectStatus(await director.delete(`${path()}/invites/${revoked.id}`), 204)
      expectStatus(await join(single.token), 201)
      expectStatus(await director.delete(`${path()}/displays/${made.body.display.id}`), 204)
    })

    expect((await join(revoked.token)).body).toMatchObject({ code: 'invite_unknown' })
    expect((await join(single.token)).body).toMatchObject({ code: 'invite_used_up' })
    const open = { token: tokenOf(made.body.url), kind: 'watch' }
    expect((await shop.app.anonymous().post('/display/session', open)).status).toBeGreaterThanOrEqual(400)
    expect(said).toContain('1 invites are revoked')
    expect(said).toContain('1 TVs and links are revoked (大厅)')
    expect(said).toContain('1 accounts are not in the copy and are not made again (周五)')
    expect((await director.get<AccountView[]>('/accounts')).body.map(({ name }) => name)).not.toContain('周五')
  })

  it('what the copy was stricter about is as strict again', async () => {
    const promoted = await anAccount('member', '钱一')
    const enabled = await anAccount('member', '孙二')
    await amend(enabled.id, { isDisabled: true })

    await restored(async () => {
      await amend(promoted.id, { role: 'director' })
      await amend(enabled.id, { isDisabled: false })
    })

    expect((await back(promoted.client).get('/accounts')).status).toBe(403)
    expect(await signIn(enabled.login)).toBe(401)
  })

  it('a centre whose direction was handed over keeps the new director, and only that one', async () => {
    const next = await anAccount('member', '钱一')
    const [former] = (await director.get<AccountView[]>('/accounts')).body.filter(({ login }) => login === 'director')

    await restored(async () => {
      await amend(next.id, { role: 'director' })
      await amend(former?.id ?? '', { role: 'member' }, await shop.app.signedIn(next.login))
    })

    expect((await back(next.client).get('/accounts')).status).toBe(200)
    expect((await director.get('/accounts')).status).toBe(403)
  })

  it('a centre that has no director in the copy gets one from the command line', async () => {
    const said = await restored(async () => {
      const next = await anAccount('director', '钱一')
      const [former] = (await director.get<AccountView[]>('/accounts')).body.filter(({ login }) => login === 'director')
      await amend(former?.id ?? '', { isDisabled: true }, next.client)
    })
    expect(await signIn('director')).toBe(401)
    expect(said).toContain('reset-password <login> --director (王主任)')

    const text = await printed(() => resetPassword.run(['director', '--director'], shop.app.config))

    const token = /\/reset#([\w-]{43})/.exec(text)?.[1]
    const client = shop.app.anonymous()
    expectStatus(await client.post('/resets/use', { token, password: NEXT }), 200)
    expect((await client.get('/accounts')).status).toBe(200)
  })

  describe('where the database before cannot be read', () => {
    const ruined = (change: () => Promise<unknown> = async () => undefined) =>
      restored(async () => {
        await change()
        await shop.app.close()
        writeFileSync(shop.file, 'ruined by something else')
      })

    it('every session, token, link and reset ends', async () => {
      const { system } = await aSystem(director, shop.contest.id, ['read'])
      const tv = (await director.post<NewDisplay>(`${path()}/displays`, { name: '大厅', kind: 'watch' })).body
      const invite = await director.post<InviteView>(`${path()}/invites`, { teamId: shop.contest.west })
      const { id } = await anAccount('member', '钱一')
      const reset = (await director.post<NewReset>(`/accounts/${id}/resets`)).body

      const said = await ruined()

      expect((await director.get('/me')).status).toBe(401)
      expect((await shop.seller.client.get('/me')).status).toBe(401)
      expect((await back(system).get(`${path()}/deals`)).status).toBe(401)
      const look = await shop.app.anonymous().post('/invites/look', { token: tokenOf(invite.body.url) })
      expect(look.body).toMatchObject({ code: 'invite_unknown' })
      const use = await shop.app.anonymous().post('/resets/use', { token: tokenOf(reset.url), password: NEXT })
      expect(use.body).toMatchObject({ code: 'reset_unknown' })
      const open = { token: tokenOf(tv.url), kind: 'watch' }
      expect((await shop.app.anonymous().post('/display/session', open)).status).toBeGreaterThanOrEqual(400)
      expect(said).toContain('could not be compared')
    })

    it('directors and clerks get a new password, the first from the command line; members keep theirs', async () => {
      const clerk = await anAccount('clerk', '孙二')
      const member = await anAccount('member', '钱一')

      await ruined()
      expect([await signIn('director'), await signIn(clerk.login), await signIn(member.login)]).toEqual([401, 401, 200])
      const text = await printed(() => resetPassword.run(['director'], shop.app.config))

      const token = /\/reset#([\w-]{43})/.exec(text)?.[1]
      expectStatus(await shop.app.anonymous().post('/resets/use', { token, password: NEXT }), 200)
      expect(await signIn('director', NEXT)).toBe(200)
    })
  })
})
