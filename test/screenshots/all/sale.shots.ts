import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Site } from '#test/support/sites/site'
import { contactSheets, type Shot } from './contact-sheet'
import { demoSite } from './demo-site'

const FOLDER = process.env.SHOTS ?? 'screenshots'
/** After the last tap, in seconds. */
const MOMENTS = [0, 0.5, 1, 3]

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
    let tappedAt = Date.now()
    for (const moment of MOMENTS) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, tappedAt + moment * 1000 - Date.now())))
      for (const [name, page] of [
        ['tv', tv],
        ['phone', phone],
      ] as const) {
        const file = join(FOLDER, `sale.${name}.${moment}.png`)
        const passed = ((Date.now() - tappedAt) / 1000).toFixed(1)
        await page.screenshot({ path: file })
        shots[name].push({ file, words: moment === 0 ? '0 s' : `${passed} s` })
      }
      if (moment === 0) {
        tappedAt = Date.now()
        await tapped.tap()
      }
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
