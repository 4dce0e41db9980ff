import type { Page } from 'playwright-core'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { inPage } from './browser-hands'
import type { BrowserStage } from './browser-stage'
import type { Client } from './client'

/** A TV of that contest in a browser of its own. */
export async function aTvOf(
  stage: BrowserStage,
  director: Client,
  contestId: string,
  scripts: readonly string[] = [],
): Promise<Page> {
  const tv = await stage.page('tv', { reducedMotion: 'reduce' })
  for (const script of scripts) await tv.addInitScript(inPage(script))
  await tv.goto((await director.post<NewDisplay>(`/contests/${contestId}/displays`, { name: '大厅' })).body.url)
  return tv
}

/** What a room could not read of what matches: cut, too small, broken or overlapping; none where all is well. */
export async function wallComplaints(tv: Page, lookedAt: string): Promise<string[]> {
  await tv.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  return tv.evaluate<string[]>(`window.lookedAt = ${JSON.stringify(lookedAt)};${inPage('look-at-wall')}`)
}

export const LYING = { width: 1920, height: 1080 }
export const UPRIGHT = { width: 1080, height: 1920 }
