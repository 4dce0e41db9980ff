import { inPage, soon } from '#test/support/browser-hands'
import type { EnginePage } from './engine'

type Kind = 'button' | 'link' | 'heading' | 'field' | 'text'

interface Spot {
  x: number
  y: number
  /** Whether a press there reaches it. */
  isFree: boolean
}

const FIND = inPage('find')
  .replace(/^\/\/.*\n/gm, '')
  .trim()
  .replace(/^;/, '')
const FIGURES = `[...document.querySelectorAll('[aria-label="团队赛马"] li')].map((line) => line.textContent)`

const LISTEN = `void (window.failures = [], addEventListener('error', (event) => failures.push(event.message)),
  addEventListener('unhandledrejection', (event) => failures.push(String(event.reason))))`

/** Does and sees what a person does and sees, in any engine: presses what can be pressed, waits for words. */
export class Visitor {
  constructor(
    readonly page: EnginePage,
    private readonly origin: string,
  ) {}

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path)
    await this.page.run(LISTEN)
  }

  /** Words are the whole name; a pattern is searched in it. */
  async press(kind: Kind, words: string | RegExp): Promise<void> {
    const { x, y } = await this.find(kind, words, { isStill: true })
    await this.page.click(x, y)
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.press('field', label)
    await this.page.type(text)
  }

  async sees(words: string | RegExp, kind: Kind = 'text'): Promise<void> {
    await this.find(kind, words)
  }

  /** What went wrong in scripts since the page was opened. */
  failures(): Promise<string[]> {
    return this.page.run('failures')
  }

  text(selector: string): Promise<string> {
    return this.page.run(`(document.querySelector(${JSON.stringify(selector)})?.innerText ?? '')`)
  }

  /** The figures of the race by team, as it tells them to those who cannot see it. */
  async raceFigures(): Promise<Record<string, number>> {
    const lines = await this.page.run<string[]>(FIGURES)
    return Object.fromEntries(
      lines.map((line) => {
        const [, team = line, figure = ''] = /^第 \d+ 名 (.+?)，([\d,]+)/.exec(line.trim()) ?? []
        return [team, Number(figure.replaceAll(',', ''))]
      }),
    )
  }

  /** What is to be pressed has to be at the same spot twice: a page that still fills moves it. */
  private async find(kind: Kind, words: string | RegExp, { isStill = false } = {}): Promise<Spot> {
    const pattern = typeof words === 'string' ? `^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$` : words.source
    let spot: Spot | null = null
    await soon(async () => {
      const before = spot
      spot = await this.page.run<Spot | null>(`(${FIND})(${JSON.stringify(kind)}, ${JSON.stringify(pattern)})`)
      if (!spot?.isFree) return `no ${kind} ${words}`
      return isStill && (before?.x !== spot.x || before.y !== spot.y) ? `${words} moves` : 'there'
    }).toBe('there')
    return spot ?? { x: 0, y: 0, isFree: false }
  }
}
