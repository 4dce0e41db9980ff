import { describe, expect, it } from 'vitest'
import { ErrorBody } from '#shared/platform/errors/errors'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { gbk } from '#test/support/gbk'

describe('a JSON body', () => {
  const { app } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest({ per: 'file' })

  async function send(path: string, body: string | Buffer, contentType: string) {
    const headers = {
      'content-type': contentType,
      origin: app.origin,
      cookie: west.client.cookie,
      'accept-language': 'en',
    }
    const init = { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) }
    const reply = await fetch(`${app.url}/api${path}`, init)
    const text = await reply.text()
    return { status: reply.status, body: text ? (JSON.parse(text) as ErrorBody) : undefined }
  }

  const aSale = (customerName: string) => JSON.stringify(aDeal(contest, { customerName }))
  const deals = () => `/contests/${contest.id}/deals`

  it('in GBK is refused with 400 and names UTF-8, instead of storing question marks', async () => {
    const reply = await send(deals(), gbk(aSale('张三')), 'application/json')

    expect(reply).toMatchObject({ status: 400, body: { code: 'not_utf8', message: expect.stringContaining('UTF-8') } })
  })

  it.each(['gbk', 'GB18030', '"gb2312"', 'iso-8859-1', 'utf-16'])(
    'that says charset=%s is refused with 415',
    async (charset) => {
      const reply = await send(deals(), gbk(aSale('张三')), `application/json; charset=${charset}`)

      expect(reply).toMatchObject({
        status: 415,
        body: { code: 'charset_not_utf8', message: expect.stringContaining('charset=utf-8') },
      })
    },
  )

  it.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json; charset=utf8'])(
    'with the header %s is taken',
    async (contentType) => {
      expect((await send(deals(), aSale('张三'), contentType)).status).toBe(201)
      expect((await send(deals(), `\ufeff${aSale('张三')}`, contentType)).status).toBe(201)
    },
  )

  it.each([
    ['NUL', '张\0三'],
    ['half of a surrogate pair', '张\ud83d'],
    ['a name of nothing visible', '\u200b\u202e\u2060'],
  ])('with %s is refused, and the field is named', async (_, customerName) => {
    const reply = await send(deals(), aSale(customerName), 'application/json')

    expect(reply.status).toBe(400)
    expect(ErrorBody.parse(reply.body)).toMatchObject({
      code: 'unreadable_text',
      fields: [{ path: 'customerName', code: 'unreadable_text' }],
    })
  })

  it('that is empty is understood where none is needed, and refused where one is', async () => {
    expect(await send(deals(), '', 'application/json')).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect((await send('/sign-out', '', 'application/json')).status).toBe(204)
  })
})
