import type { SpeaksAs } from '#shared/platform/auth/contract'
import type { Running } from '../bench'
import type { Child } from '../child'
import { median } from '../figures'
import type { Load } from '../load'
import type { Product } from '../product'
import type { Stage } from '../stage'
import type { Size } from './sizes'

/** A contest of one size on a running server, and the hands to measure it with. */
export class Room {
  constructor(
    readonly size: Size,
    readonly stage: Stage,
    readonly server: Running<Product>,
    readonly load: Child<Load>,
    readonly file: string,
    /** How often what varies is measured. */
    readonly looks: number,
  ) {}

  /** The path of something that belongs to the contest: `/deals?limit=50`. */
  path(rest: string): string {
    return `/api/contests/${this.stage.contestId}${rest}`
  }

  /** The median time of one answer, in ms, after a first look that is not counted. */
  async get(path: string, cookie = this.stage.directorCookie, as: SpeaksAs = 'person'): Promise<number> {
    const url = this.server.url + path
    await this.load.call('get', { url, cookie, times: 1, as })
    return median(await this.load.call('get', { url, cookie, times: this.looks, as }))
  }

  /** Sends one request of the director and returns the answer's text; throws unless it is accepted. */
  async send(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<string> {
    const { url, origin } = this.stage.target
    const headers = { cookie: this.stage.directorCookie, origin, 'content-type': 'application/json' }
    const reply = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${text}`)
    return text
  }

  /** The median time of the work, in ms, after a first run that is not counted. */
  async time(work: () => Promise<unknown>, looks = this.looks): Promise<number> {
    await work()
    const took: number[] = []
    for (let n = 0; n < looks; n++) {
      const began = performance.now()
      await work()
      took.push(performance.now() - began)
    }
    return median(took)
  }

  /** The longest time, in ms, that the server answered nothing else meanwhile; the best of a few runs, as other programs only add. */
  async longestTurn(work: () => Promise<unknown>): Promise<number> {
    const turns: number[] = []
    for (let n = 0; n < 3; n++) {
      await this.server.child.call('watchTurns')
      await work()
      turns.push(await this.server.child.call('longestTurn'))
    }
    return Math.min(...turns)
  }

  /** What the server has used of a core meanwhile, in ms: other programs on the machine change it little. */
  async cpu(work: () => Promise<unknown>): Promise<number> {
    const before = await this.server.child.call('cpu')
    await work()
    return ((await this.server.child.call('cpu')) - before) * 1_000
  }
}
