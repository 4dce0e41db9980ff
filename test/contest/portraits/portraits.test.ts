import { describe, expect, it, vi } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { PortraitNews } from '#server/contest/portraits/portrait-news'
import { PortraitRetention } from '#server/contest/portraits/portrait-retention'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView } from '#shared/contest/contests/contract'
import { type OwnPortrait, PORTRAIT_LIMIT } from '#shared/contest/portraits/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { SignedIn } from '#shared/platform/accounts/contract'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const jpeg = (ending: string) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(ending)])
const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), Buffer.alloc(40)])

describe('头像, the portrait of a person', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const room = useContest()
  const of = (participantId = room.west.participantId) =>
    `/contests/${room.contest.id}/people/${participantId}/portrait`
  const keep = (by: Client, picture: Buffer) => by.call<OwnPortrait & { code?: string }>('PUT', '/me/portrait', picture)
  const people = async (by: Client) => (await by.get<ContestView>(`/contests/${room.contest.id}`)).body.participants
  const versionIn = (view: ContestView) => view.participants.find(({ id }) => id === room.west.participantId)?.portrait

  const headOf = async () =>
    (await room.east.client.get<LiveSnapshot>(`/contests/${room.contest.id}/live?protocol=3`)).body

  async function aDisplay(kind: DisplayKind): Promise<Client> {
    const made = await director.post<NewDisplay>(`/contests/${room.contest.id}/displays`, { name: '大厅', kind })
    const client = app.anonymous()
    const token = new URL(made.body.url).hash.slice(1)
    expectStatus(await client.post('/display-session', { token, kind }), 200)
    return client
  }

  it('is seen by the people and the TVs of the centre, and by no one else', async () => {
    const picture = jpeg('west')
    expect((await keep(room.west.client, picture)).status).toBe(200)

    for (const reader of [room.east.client, director, await aDisplay('tv')]) {
      const seen = await reader.download(of())
      expect(seen.status).toBe(200)
      expect(seen.bytes.equals(picture)).toBe(true)
      expect(seen.headers.get('content-type')).toBe('image/jpeg')
      expect(seen.headers.get('cache-control')).toBe('private, no-cache')
    }
    const watching = await aDisplay('watch')
    for (const reader of [watching, app.anonymous()]) expect((await reader.download(of())).status).toBe(401)
    expect((await watching.get(of(), { 'x-dangxian-as': 'watch' })).status).toBe(403)
    const { system } = await aSystem(director, room.contest.id, ['read'])
    expect((await system.get(of())).status).toBe(403)
  })

  it('is named to those who may see it, and not to people outside', async () => {
    const { portrait } = (await keep(room.west.client, jpeg('west'))).body
    const live = `/contests/${room.contest.id}/live?protocol=3`
    const view = async (by: Client, headers = {}) => versionIn((await by.get<LiveSnapshot>(live, headers)).body.contest)

    expect(await view(room.east.client)).toBe(portrait)
    expect(await view(await aDisplay('watch'), { 'x-dangxian-as': 'watch' })).toBeUndefined()
  })

  it('is not sent again to a browser that has it', async () => {
    await keep(room.west.client, jpeg('one'))
    const etag = (await room.east.client.download(of())).headers.get('etag') ?? ''

    expect((await room.east.client.get(of(), { 'if-none-match': etag })).status).toBe(304)
    await keep(room.west.client, jpeg('two'))
    expect((await room.east.client.get(of(), { 'if-none-match': etag })).status).toBe(200)
  })

  it('is a JPEG or WebP by its first bytes, and of at most 60 KB', async () => {
    expect((await keep(room.west.client, webp)).status).toBe(200)
    expect((await room.east.client.download(of())).headers.get('content-type')).toBe('image/webp')

    for (const other of ['<svg onload="alert(1)"/>', 'GIF89a', '\x89PNG\r\n\x1a\n'])
      expect((await keep(room.west.client, Buffer.from(other, 'latin1'))).body.code).toBe('not_a_portrait')
    expect((await keep(room.west.client, jpeg('x'.repeat(PORTRAIT_LIMIT)))).status).toBe(413)
    expect((await room.east.client.download(of())).bytes.equals(webp)).toBe(true)
  })

  it.each(['owner', 'director'] as const)(
    'is gone from every open screen at once when its %s removes it',
    async (who) => {
      const { portrait } = (await keep(room.west.client, jpeg('west'))).body
      const screen = new Screen(room.east.client, room.contest.id)
      await screen.untilLive()
      expect(versionIn(screen.state.contest)).toBe(portrait)

      const removed =
        who === 'owner'
          ? await room.west.client.delete('/me/portrait')
          : await director.delete(of(room.west.participantId))

      expectStatus(removed, 204)
      expect((await room.east.client.download(of())).status).toBe(404)
      await vi.waitFor(() => expect(versionIn(screen.state.contest)).toBeUndefined(), WAIT)
      await screen.mustAgreeWithServer()
      screen.close()
    },
  )

  it('is told of in every contest of the person, without a new picture of the room', async () => {
    const screen = new Screen(room.east.client, room.contest.id)
    await screen.untilLive()
    const heard = screen.hear()

    const { portrait } = (await keep(room.west.client, jpeg('new'))).body

    await vi.waitFor(() => expect(versionIn(screen.state.contest)).toBe(portrait), WAIT)
    expect(JSON.stringify(heard)).toContain('portrait.changed')
    expect(JSON.stringify(heard)).not.toContain('contest.changed')
    screen.close()
  })

  it('is removed by others than its owner only as a director, who is named in the records', async () => {
    await keep(room.west.client, jpeg('west'))

    expect((await room.east.client.delete(of())).status).toBe(403)
    expectStatus(await director.delete(of()), 204)

    const { body } = await director.get<{ entries: { action: string }[] }>('/audit')
    expect(JSON.stringify(body)).toContain('portrait.removed')
    expect((await people(room.east.client)).some(({ portrait }) => portrait)).toBe(false)
  })

  it('is hidden with the account that a director disables, comes back with it, and is deleted after 30 days', async () => {
    const { portrait } = (await keep(room.west.client, jpeg('west'))).body
    const { account } = (await room.west.client.get<SignedIn>('/me')).body
    const disable = async (isDisabled: boolean) =>
      expectStatus(await director.patch(`/accounts/${account.id}`, { isDisabled }), 200)
    const look = async (days: number) => {
      clock.advance(days * 24 * 60)
      await app.get(PortraitRetention).look()
    }
    const shown = async () => versionIn((await director.get<ContestView>(`/contests/${room.contest.id}`)).body)

    await disable(true)
    expect((await room.east.client.download(of())).status).toBe(404)
    await vi.waitFor(async () => expect(await shown()).toBeUndefined(), WAIT)
    await look(0)
    await look(29)
    await disable(false)
    await vi.waitFor(async () => expect(await shown()).toBe(portrait), WAIT)
    expect((await room.east.client.download(of())).status).toBe(200)

    await disable(true)
    await look(0)
    await look(29)
    await look(2)
    await disable(false)
    expect((await room.east.client.download(of())).status).toBe(404)
  })

  it('is told to screens where the server has to read the rules of the contest first', async () => {
    const screen = new Screen(room.east.client, room.contest.id)
    await screen.untilLive()
    // The rules of a contest are read again for the next revision, as where another server has caused it.
    const withColdCache = () =>
      app.get(UnitOfWork).writeAsSystem(() => app.get(ContestsService).bumpRevision(room.contest.id))

    await withColdCache()
    const { portrait } = (await keep(room.west.client, jpeg('cold'))).body
    await vi.waitFor(() => expect(versionIn(screen.state.contest)).toBe(portrait), WAIT)
    await withColdCache()
    expectStatus(await room.west.client.delete('/me/portrait'), 204)

    await vi.waitFor(() => expect(versionIn(screen.state.contest)).toBeUndefined(), WAIT)
    screen.close()
  })

  it('that is changed again within half a minute is told once for all of them, a removal at once', async () => {
    const screen = new Screen(room.east.client, room.contest.id)
    await screen.untilLive()
    const facts = () => screen.arrived.filter(({ fact }) => fact.type === 'portrait.changed')
    await keep(room.west.client, jpeg('1'))
    await keep(room.west.client, jpeg('1'))
    await keep(room.west.client, jpeg('2'))
    const { portrait } = (await keep(room.west.client, jpeg('3'))).body
    await app.get(PortraitNews).look()
    const { seq } = await headOf()

    clock.advance(0.5)
    await app.get(PortraitNews).look()

    expect((await headOf()).seq).toBe(seq + 1)
    await vi.waitFor(() => expect(versionIn(screen.state.contest)).toBe(portrait), WAIT)
    expect(facts()).toHaveLength(2)
    expectStatus(await room.west.client.delete('/me/portrait'), 204)
    expect((await headOf()).seq).toBe(seq + 2)
    screen.close()
  })

  it('is changed at most ten times within ten minutes, and the same picture again is no change', async () => {
    for (let n = 0; n < 10; n++) expect((await keep(room.west.client, jpeg(`${n}`))).status).toBe(200)
    expect((await keep(room.west.client, jpeg('9'))).status).toBe(200)

    const refused = await keep(room.west.client, jpeg('10'))

    expect([refused.status, refused.body.code]).toEqual([429, 'portrait_changed_often'])
    clock.advance(11)
    expect((await keep(room.west.client, jpeg('10'))).status).toBe(200)
  })
})
