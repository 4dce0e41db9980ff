import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const WITHIN = { timeout: 20_000, interval: 100 }

/** What the screens come to show; asked again and again, because they follow by themselves. */
export const soon = <T>(ask: () => Promise<T> | T) => expect.poll(ask, WITHIN)

/** As `soon`, for what waits ten seconds for a withdrawal before it is celebrated. */
export const onceSure = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { ...WITHIN, timeout: 30_000 })

/** The figures of the race by team, as it tells them to those who cannot see it. */
export async function raceFigures(page: Page): Promise<Record<string, number>> {
  const race = page.getByRole('region', { name: '团队赛马' }).first()
  const lines = await race.getByRole('listitem').allTextContents()
  return Object.fromEntries(
    lines.map((line) => {
      const [, team = line, figure = ''] = /^第 \d+ 名 (.+?)，([\d,]+)/.exec(line) ?? []
      return [team, Number(figure.replaceAll(',', ''))]
    }),
  )
}

/** The total of one team in one metric on 战况. */
export async function teamTotal(page: Page, metric: string, team: string): Promise<number> {
  const block = page.locator('details').filter({ has: page.getByRole('heading', { name: metric, exact: true }) })
  const line = block.locator('.total').filter({ hasText: team })
  return Number((await line.locator('.figure .sr-only').innerText()).replaceAll(',', ''))
}

export const tile = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: '卖了什么' }).getByRole('button', { name })

interface Sale {
  times?: number
  reference?: string
  /** Whether 报单 is on the screen already. */
  isThere?: boolean
  /** Stops before the last tap. */
  untilDone?: boolean
}

/** 报单: tile, stepper, 完成. What the page says about it is the test's business. */
export async function sell(page: Page, name: RegExp, { times = 1, reference, isThere, untilDone = true }: Sale = {}) {
  if (!isThere) await page.goto('/deal')
  await tile(page, name).tap()
  for (let n = 1; n < times; n++) await page.getByRole('button', { name: /加一$/ }).tap()
  if (reference) {
    await page.getByRole('button', { name: /^更多/ }).tap()
    await page.getByLabel('业务号码 / 受理单号').fill(reference)
  }
  if (untilDone) await page.getByRole('button', { name: '完成' }).tap()
}

/** A script that runs inside a page; tests evaluate it, or give it to a page before it loads. */
export const inPage = (name: string): string => readFileSync(join(import.meta.dirname, 'in-page', `${name}.js`), 'utf8')

/** Everything that the server tells a page from now on, by answer or by socket; sockets are heard once they open. */
export function overhear(page: Page): string[] {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/'))
      void response.text().then(
        (text) => heard.push(text),
        () => undefined,
      )
  })
  return heard
}
