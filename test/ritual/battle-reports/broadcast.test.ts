import { describe, expect, it } from 'vitest'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import {
  PICTURE_LIMIT,
  type ReportReads,
  type ReportSummary,
  type ReportView,
} from '#shared/ritual/battle-reports/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { Screen } from '#test/journal/live/screen'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { aChunk, aPng } from '#test/support/a-png'
import { useApp } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'

const TODAY = '2015-04-10'
const AS_TV = { 'x-dangxian-as': 'display' }
const PNG = aPng()

describe('the broadcast of a report', () => {
  const { app, director, clock } = useApp({ at: `${TODAY}T10:00:00+08:00` })

  async function aReport(): Promise<{ contest: AContest; path: string; id: string }> {
    clock.set(`${TODAY}T18:00:00+08:00`)
    const contest = await aContest(app, director, { perTeam: 1 })
    expectStatus(await member(contest).client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
    return { contest, ...(await another(contest)) }
  }
  async function another(contest: AContest, kind = 'daily') {
    const reply = await director.post<ReportView>(`/contests/${contest.id}/reports`, { kind })
    expectStatus(reply, 201)
    return { id: reply.body.id, path: `/contests/${contest.id}/reports/${reply.body.id}` }
  }
  const member = (contest: AContest) => contest.member(0)
  async function aTv(contest: AContest): Promise<Client> {
    const display = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const tv = app.anonymous()
    expectStatus(await tv.post('/display-session', { token: display.body.url.split('#')[1] }), 200)
    return tv
  }
  const sendPicture = (client: Client, path: string, body: Buffer, type = 'image/png') =>
    fetch(`${app.url}/api${path}`, {
      method: 'PUT',
      headers: { ...client.headers, cookie: client.cookie, 'content-type': type },
      body: new Uint8Array(body),
    })

  it('is among the 消息 of each who takes part, once', async () => {
    const { contest, path, id } = await aReport()
    await director.post(`${path}/publish`)
    await director.post(`${path}/publish`)

    const told = (await member(contest).client.get<NoticePage>('/me/notices')).body.notices
    expect(told).toMatchObject([{ kind: 'report_published', about: { reportId: id }, contestName: '沃马当先' }])
    expect((await director.get<NoticePage>('/me/notices')).body.notices).toEqual([])
  })

  it('reaches every open screen, and those that connect later', async () => {
    const { contest, path, id } = await aReport()
    const phone = await new Screen(member(contest).client, contest.id).untilLive()
    const wall = await new Screen(await aTv(contest), contest.id, { as: 'display' }).untilLive()

    const published = await director.post<ReportView>(`${path}/publish`)
    const again = await director.post<ReportView>(`${path}/publish`)

    expect(published.body).toMatchObject({ status: 'published', publishedAt: '2015-04-10T10:00:00.000Z' })
    expect(again.body).toEqual(published.body)
    for (const screen of [phone, wall]) {
      await screen.until(phone.link.state?.seq ?? 0)
      await expect.poll(() => screen.state.ritual.report?.id).toBe(id)
      expect(screen.state.ritual.report?.text).toEqual({
        'zh-CN': '今日 3G 1｜累计 3G 1\n湖西队领先 2 分',
        en: 'Today 3G 1 · Total 3G 1\n湖西队 ahead by 2 points',
      })
      expect(screen.arrived.filter((event) => event.fact.type === 'report.published')).toHaveLength(1)
      screen.close()
    }
    const snapshot = (await member(contest).client.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(snapshot.ritual.report?.id).toBe(id)
  })

  it('happens at most once a minute', async () => {
    const { contest, path } = await aReport()
    const weekly = await another(contest, 'weekly')
    expectStatus(await director.post(`${path}/publish`), 200)

    clock.set(`${TODAY}T18:00:41+08:00`)
    const early = await director.post(`${weekly.path}/publish`)
    clock.set(`${TODAY}T18:01:00+08:00`)
    const later = await director.post(`${weekly.path}/publish`)

    expect(early.body).toMatchObject({ code: 'too_many_requests', retryAfterS: 19 })
    expect(early.headers.get('retry-after')).toBe('19')
    expect(later.status).toBe(200)
  })

  it('is final: published words and figures stay, a correction is another report', async () => {
    const { contest, path, id } = await aReport()
    expectStatus(await director.post(`${path}/publish`), 200)

    const words = await director.put(path, { headline: '改', praise: '', tomorrow: '', revision: 0 })
    const next = await another(contest)

    expect(words.body.code).toBe('report_not_draft')
    expect(next.id).not.toBe(id)
  })

  it('is withdrawn with a reason that everyone sees', async () => {
    const { contest, path, id } = await aReport()
    const early = await director.post(`${path}/withdraw`, { reason: '数据有误' })
    expectStatus(await director.post(`${path}/publish`), 200)

    const silent = await director.post(`${path}/withdraw`, { reason: '  ' })
    const withdrawn = await director.post<ReportView>(`${path}/withdraw`, { reason: '数据有误' })
    const republished = await director.post(`${path}/publish`)

    expect(early.body.code).toBe('report_not_published')
    expect(silent.body.code).toBe('invalid_input')
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', withdrawnReason: '数据有误' })
    expect(republished.body.code).toBe('report_not_draft')
    const [listed] = (await member(contest).client.get<ReportSummary[]>(`/contests/${contest.id}/reports`)).body
    expect(listed).toMatchObject({ id, status: 'withdrawn', withdrawnReason: '数据有误' })
    const snapshot = (await member(contest).client.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(snapshot.ritual.report).toMatchObject({ id, withdrawnReason: '数据有误' })
  })

  it('knows who has read it; members know how many', async () => {
    const { contest, path } = await aReport()
    const { client, name } = member(contest)
    expect((await client.post(`${path}/read`)).body.code).toBe('not_found')
    const sent = await director.post<ReportView>(`${path}/publish`)
    // The page of the one who sends it counts no reader by itself.
    expect(sent.body).toMatchObject({ hasRead: true, readers: 0 })

    const before = (await client.get<ReportSummary[]>(`/contests/${contest.id}/reports`)).body[0]
    expectStatus(await director.post(`${path}/read`), 204)
    const bySender = (await client.get<ReportView>(path)).body
    expectStatus(await client.post(`${path}/read`), 204)
    expectStatus(await client.post(`${path}/read`), 204)
    const after = (await client.get<ReportView>(path)).body

    expect([before?.hasRead, before?.readers]).toEqual([false, 0])
    expect(bySender.readers).toBe(0)
    expect((await director.get<ReportView>(path)).body.hasRead).toBe(true)
    expect([after.hasRead, after.readers]).toEqual([true, 1])
    const reads = await director.get<ReportReads>(`${path}/reads`)
    expect(reads.body.people.map((each) => each.name)).toEqual([name])
    expect((await client.get<ReportReads>(`${path}/reads`)).body).toEqual({ readers: 1, people: [] })
  })

  it('has a picture per language: a PNG of at most 1.5 MB, from directors', async () => {
    const { contest, path } = await aReport()
    const { client } = member(contest)
    expect((await sendPicture(director, `${path}/picture?language=zh-CN`, PNG)).status).toBe(409)
    expectStatus(await director.post(`${path}/publish`), 200)

    expect((await sendPicture(director, `${path}/picture?language=zh-CN`, PNG)).status).toBe(204)
    const largest = aPng({ further: [aChunk('tEXt', Buffer.alloc(PICTURE_LIMIT - PNG.length - 12))] })
    expect((await sendPicture(director, `${path}/picture?language=en`, largest)).status).toBe(204)
    const tooLarge = await sendPicture(director, `${path}/picture?language=en`, Buffer.concat([largest, PNG]))
    const noPng = await sendPicture(director, `${path}/picture?language=en`, Buffer.from('<svg onload="x()">'))

    expect(tooLarge.status).toBe(413)
    expect(noPng.status).toBe(400)
    expect((await sendPicture(client, `${path}/picture?language=en`, PNG)).status).toBe(403)
    expect((await sendPicture(director, `${path}/picture?language=fr`, PNG)).status).toBe(400)
    expect((await client.get<ReportView>(path)).body.pictures).toEqual(['zh-CN', 'en'])
    const served = await fetch(`${app.url}/api${path}/picture.png?language=zh-CN`, {
      headers: { cookie: client.cookie },
    })
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG)
    expect((await app.anonymous().get(`${path}/picture.png?language=zh-CN`)).status).toBe(401)
    const elsewhere = await sendPicture(director, `/contests/${contest.id}/pledges`, Buffer.alloc(300_000))
    expect(elsewhere.status).toBe(413)
  })

  it('is for those who watch the contest; drafts and every change are for its directors', async () => {
    const { contest, path } = await aReport()
    const reports = `/contests/${contest.id}/reports`
    const { client } = member(contest)
    const stranger = await app.addCenter({ centerName: '别处' })
    const tv = await aTv(contest)
    const words = { headline: '', praise: '', tomorrow: '', revision: 0 }

    expect((await client.get<ReportSummary[]>(reports)).body).toEqual([])
    expect((await client.get(path)).status).toBe(404)
    expect((await tv.get(path, AS_TV)).status).toBe(404)
    expectStatus(await director.post(`${path}/publish`), 200)
    expect((await client.get(path)).status).toBe(200)
    expect((await tv.get(path, AS_TV)).status).toBe(200)
    expect((await tv.get<ReportSummary[]>(reports, AS_TV)).body).toHaveLength(1)

    const changes = (who: Client, headers: Record<string, string> = {}) =>
      Promise.all([
        who.post(reports, { kind: 'daily' }, headers),
        who.put(path, words),
        who.post(`${path}/publish`, {}, headers),
        who.post(`${path}/withdraw`, { reason: '无' }, headers),
      ]).then((replies) => replies.map((reply) => reply.status))
    expect(await changes(client)).toEqual([403, 403, 403, 403])
    expect(await changes(stranger)).toEqual([404, 404, 404, 404])
    expect(await changes(app.anonymous())).toEqual([401, 401, 401, 401])
    expect((await changes(tv, AS_TV)).every((status) => status === 403 || status === 401)).toBe(true)
    expect((await tv.post(`${path}/read`, {}, AS_TV)).status).toBe(403)
    for (const address of [reports, path, `${path}/reads`, `${path}/picture.png?language=en`])
      expect((await stranger.get(address)).status, address).toBe(404)
    for (const address of [reports, path, `${path}/reads`])
      expect((await app.anonymous().get(address)).status, address).toBe(401)
  })
})
