import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PhotoRetention } from '#server/ritual/meetings/photos/photo-retention'
import type { AuditPage } from '#shared/platform/audit/contract'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import { type MeetingPhotos, PHOTO_LIMIT } from '#shared/ritual/meetings/photos'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { aPng } from '#test/support/a-png'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'
const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex')
const WEBP = Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1')

describe('the photos of a meeting', () => {
  const { app, director, clock } = useApp({ at: `${DAY}T08:20:00+08:00` })
  const { contest, west } = useContest()
  const room = new ContestActor(contest, clock)
  const keep = (photo: Buffer, id = randomUUID(), by: Client = director) =>
    by.call<MeetingPhotos & { code: string }>('PUT', room.meeting('morning', DAY, `/photos/${id}`), photo)
  const remove = (id: string, by: Client = director) =>
    by.call<MeetingPhotos & { code: string }>('DELETE', room.meeting('morning', DAY, `/photos/${id}`))
  const picture = (id: string, by: Client = west.client, headers = {}) =>
    fetch(`${app.url}/api${room.base}/meeting-photos/${id}`, { headers: { cookie: by.cookie, ...headers } })
  const shown = async () =>
    (await west.client.get<MeetingView[]>(`${room.base}/meetings?day=${DAY}`)).body.map(({ photos }) => photos)

  it('are up to three, from the opening of the meeting on, and after its close', async () => {
    expect((await keep(JPEG)).body.code).toBe('meeting_not_open')
    await room.post('morning', DAY, '/open')
    const first = randomUUID()
    await keep(JPEG, first)
    await room.post('morning', DAY, '/close')
    const { photos } = (await keep(aPng())).body
    await keep(WEBP)

    expect(photos[0]).toBe(first)
    expect((await keep(JPEG)).body.code).toBe('photos_full')
    expect((await shown())[0]).toHaveLength(3)
    expect((await room.desk('morning', DAY)).view.photos).toHaveLength(3)
  })

  it('are kept once when the same photo is sent again', async () => {
    await room.post('morning', DAY, '/open')
    const id = randomUUID()

    const answers = await Promise.all([keep(JPEG, id), keep(JPEG, id), keep(JPEG, id)])

    expect(answers.map(({ body }) => body.photos)).toEqual([[id], [id], [id]])
  })

  it('are pictures by their first bytes, of a bounded size, from directors', async () => {
    await room.post('morning', DAY, '/open')

    expect((await keep(Buffer.from('<svg onload="x()">'))).body.code).toBe('not_a_photo')
    expect((await keep(Buffer.concat([JPEG, Buffer.alloc(PHOTO_LIMIT)]))).status).toBe(413)
    expect((await keep(JPEG, randomUUID(), west.client)).status).toBe(403)
    expect(await shown()).toEqual([[]])
  })

  it('are served to who is signed in, and sent once to a browser that has them', async () => {
    await room.post('morning', DAY, '/open')
    const id = randomUUID()
    await keep(JPEG, id)

    const served = await picture(id)
    const again = await picture(id, west.client, { 'if-none-match': served.headers.get('etag') ?? '' })

    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(served.headers.get('cache-control')).toBe('private, no-cache')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(JPEG)
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    expect((await picture(id, app.anonymous())).status).toBe(401)
    expect((await picture(randomUUID())).status).toBe(404)
  })

  it('are sent again where another picture has come under the same id', async () => {
    await room.post('morning', DAY, '/open')
    const id = randomUUID()
    await keep(JPEG, id)
    const etag = (await picture(id)).headers.get('etag') ?? ''
    await remove(id)
    await keep(WEBP, id)

    const served = await picture(id, west.client, { 'if-none-match': etag })

    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/webp'])
  })

  it('are deleted 180 days after the close of the contest, which the record says', async () => {
    await room.post('morning', DAY, '/open')
    const [first, second] = [randomUUID(), randomUUID()]
    await keep(JPEG, first)
    await keep(WEBP, second)
    await room.post('morning', DAY, '/close')
    expectStatus(await director.post(`${room.base}/close`), 200)

    clock.advance(179 * 24 * 60)
    await app.get(PhotoRetention).look()
    expect((await picture(first)).status).toBe(200)
    clock.advance(2 * 24 * 60)
    await app.get(PhotoRetention).look()
    await app.get(PhotoRetention).look()

    expect([(await picture(first)).status, (await picture(second)).status]).toEqual([404, 404])
    const record = (await director.get<MeetingRecord>(`${room.base}/meeting-records/morning?day=${DAY}`)).body
    expect(record.view).toMatchObject({ photos: [], deletedPhotos: 2 })
    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(lines.filter(({ action }) => action === 'meeting.photos_expired')).toHaveLength(1)
  })

  it('can be removed, which makes room for another; the audit list has both', async () => {
    await room.post('morning', DAY, '/open')
    const id = randomUUID()
    await keep(JPEG, id)
    expect((await remove(id, west.client)).status).toBe(403)

    expect((await remove(id)).body.photos).toEqual([])
    expect((await remove(id)).body.photos).toEqual([])

    expect((await picture(id)).status).toBe(404)
    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    const about = lines.filter(({ action }) => action.startsWith('meeting.photo_'))
    expect(about.map(({ action, subject }) => [action, subject])).toEqual([
      ['meeting.photo_removed', DAY],
      ['meeting.photo_added', DAY],
    ])
  })
})
