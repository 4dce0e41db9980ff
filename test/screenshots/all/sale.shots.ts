import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Site } from '#test/support/sites/site'
import { contactSheets, type Shot } from './contact-sheet'
import { demoSite } from './demo-site'

const FOLDER = process.env.SHOTS ?? 'screenshots'
/** After the last tap, in seconds. */
const MOMENTS = [0, 0.5, 1, 3]

const BEFORE_MS = 500
/** In the page: when it is tapped, in ms since 1970. */
const NOTE_TAP = `addEventListener('click', () => { window.tappedAt ??= performance.timeOrigin + performance.now() }, true)`

/** Keeps what the page paints from now on; a picture takes longer than a moment, a film does not. */
async function film(page: Page): Promise<{ at(ms: number): Buffer }> {
  const frames: { at: number; picture: Buffer }[] = []
  const session = await page.context().newCDPSession(page)
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: (metadata.timestamp ?? 0) * 1_000, picture: Buffer.from(data, 'base64') })
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 90 })
  return {
    /** The last one that was painted by then. */
    at(ms) {
      const frame = frames.findLast((each) => each.at <= ms) ?? frames[0]
      if (!frame) throw new Error('The page painted nothing')
      return frame.picture
    },
  }
}

describe('a sale', () => {
  let site: Site
  beforeAll(async () => {
    site = await demoSite()
  })
  afterAll(() => site?.close())

  it('is photographed from the tap to the wall', async () => {
    mkdirSync(FOLDER, { recursive: true })
    const phone = await site.open('member', { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true })
    const tv = await site.open('nobody', { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
    await tv.goto(site.tv)
    await phone.goto('/deal')
    await phone.getByRole('button', { name: /^宽带/ }).first().tap()
    await tv.locator('main header').waitFor()

    const shots: { phone: Shot[]; tv: Shot[] } = { phone: [], tv: [] }
    const tapped = phone.getByRole('button', { name: '完成' })
    const films = { phone: await film(phone), tv: await film(tv) }
    await new Promise((resolve) => setTimeout(resolve, BEFORE_MS))
    await phone.evaluate(NOTE_TAP)
    await tapped.tap()
    await new Promise((resolve) => setTimeout(resolve, (MOMENTS.at(-1) ?? 0) * 1_000 + BEFORE_MS))
    const tappedAt = await phone.evaluate<number>('tappedAt')
    for (const name of ['tv', 'phone'] as const)
      for (const moment of MOMENTS) {
        const file = join(FOLDER, `sale.${name}.${moment}.jpg`)
        writeFileSync(file, films[name].at(tappedAt + moment * 1_000))
        shots[name].push({ file, words: `${moment} s` })
      }

    await contactSheets([
      {
        title: '一单：从手机到大屏 · A sale, from the phone to the wall',
        shots: [...shots.tv, ...shots.phone],
        file: join(FOLDER, 'sale.png'),
      },
    ])
  })
})
