import { describe, expect, it } from 'vitest'
import type { DisplayView } from '#shared/screens/displays/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('the TV without scripts', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest()

  /** A browser that keeps its cookies and asks for the page again, as the page tells it to. */
  function aBrowser() {
    const jar = new Map<string, string>()
    return async () => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${app.url}/api/display-board`, { headers: { cookie } })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        jar.set(name, value)
      }
      return { status: answer.status, html: await answer.text() }
    }
  }
  const codeOf = (html: string) => /class="code">([A-Z0-9]{6})</.exec(html)?.[1] ?? ''
  const rows = (html: string) =>
    [...html.matchAll(/<tr class="team[^"]*">(.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/),
    )
  async function paired() {
    const look = aBrowser()
    const code = codeOf((await look()).html)
    const display = await director.post<DisplayView>(`/contests/${contest.id}/displays/pair`, { code, name: '大厅' })
    expectStatus(display, 201)
    await look()
    return { look, id: display.body.id }
  }

  it('keeps its code until a director has typed it, then is the board', async () => {
    const look = aBrowser()
    const first = codeOf((await look()).html)
    expect(first).toHaveLength(6)
    expect(codeOf((await look()).html)).toBe(first)

    expectStatus(await director.post(`/contests/${contest.id}/displays/pair`, { code: first, name: '大厅' }), 201)
    await look()
    const { html } = await look()

    expect(html).toContain('沃马当先')
    expect(html).toMatch(/http-equiv="refresh" content="15"/)
    expect(html).not.toMatch(/<script|var\(|display: ?(flex|grid)/)
  })

  it('has the figures of the other screens at each refresh', async () => {
    const { look } = await paired()
    expect(rows((await look()).html)).toEqual([
      ['1', '湖', '湖西队', '0', '分', '+0', '0%'],
      ['1', '舜', '舜师队', '0', '分', '+0', '0%'],
    ])

    const sold = aDeal(contest, { items: [{ metricId: contest.g3, quantity: 20 }] })
    const deal = await west.client.post<{ id: string }>(`/contests/${contest.id}/deals`, sold)
    expectStatus(deal, 201)
    const { html } = await look()

    expect(rows(html)[0]).toEqual(['1', '湖', '湖西队', '40', '分', '+40', '10%'])
    expect(html).toMatch(/湖1 3G 20 部.*今日第 1 单/)
    expectStatus(
      await west.client.post(`/contests/${contest.id}/deals/${deal.body.id}/withdrawal`, { reason: '错' }),
      204,
    )
    expect((await look()).html).not.toContain('湖1 3G 20 部')
  })

  it('shows another code when it was revoked, and nobody’s text as markup', async () => {
    expectStatus(await director.patch(`/contests/${contest.id}`, { name: '<b>沃马</b>&当先' }), 200)
    const { look, id } = await paired()
    expect((await look()).html).toContain('&lt;b&gt;沃马&lt;/b&gt;&amp;当先')

    expectStatus(await director.delete(`/contests/${contest.id}/displays/${id}`), 204)

    expect(codeOf((await look()).html)).toHaveLength(6)
  })
})
