import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { ContestSummary } from '#shared/contest/contests/contract'
import type { CeremonyStep } from '#shared/ritual/ceremony/steps'
import type { NewDisplay } from '#shared/screens/displays/contract'
import type { Site } from '#test/support/sites/site'
import { expectStatus } from '#test/support/test-app'
import { contactSheets, type Shot } from './contact-sheet'
import { demoSite } from './demo-site'

const FOLDER = process.env.SHOTS ?? 'screenshots'
const STEPS: CeremonyStep[] = ['opening', 'second', 'champion', 'benchmark', 'improved', 'kept', 'thanks', 'board']
/** Until a step has come in. */
const SETTLED_MS = 3_500

describe('the last day', () => {
  let site: Site
  beforeAll(async () => {
    site = await demoSite()
  })
  afterAll(() => site?.close())

  it('is photographed step by step, as the wall reveals the season of the demo', async () => {
    mkdirSync(FOLDER, { recursive: true })
    const { director } = site
    const closed = (await director.get<ContestSummary[]>('/contests')).body.find(({ status }) => status === 'closed')
    const made = await director.post<NewDisplay>(`/contests/${closed?.id}/displays`, { name: '终榜' })
    expectStatus(made, 201)
    const tv = await site.open('nobody', { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
    const shots: Shot[] = []
    for (const step of STEPS) {
      expectStatus(await director.put(`/contests/${closed?.id}/ceremony`, { step, isHeld: true }), 200)
      if (shots.length === 0) await tv.goto(made.body.url)
      await tv.locator('.ceremony').waitFor()
      await tv.waitForTimeout(SETTLED_MS)
      const file = join(FOLDER, `ceremony.${step}.png`)
      await tv.screenshot({ path: file })
      shots.push({ file, words: step })
    }

    await contactSheets([{ title: '揭晓 · The last day', shots: shots, file: join(FOLDER, 'ceremony.png') }])
  })
})
