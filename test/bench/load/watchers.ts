import type { PackedBatch } from '#shared/live/packed'
import { LIVE_PROTOCOL } from '#shared/live/protocol'
import type { Target } from '#test/bench/target'
import type { SentSale } from './sales'
import { WebSocketLine } from './web-socket'

/** engine.io's and socket.io's packets, as the first characters of a message. */
const OPEN = '0'
const PING = '2'
const PONG = '3'
const CONNECT = '40'
const REFUSED = '44'
const JOIN = '420'
const JOINED = '430'
/** What carries totals: the product's runs of facts, the baseline's single sales. */
const NEWS = ['42["contest:batch"', '42["sale"']
const OWN_LINE = '42["contest:me"'

const AT_ONCE = 50

/** A screen that remembers only when it received which seq. */
export class Watcher {
  private line!: WebSocketLine
  private readonly seqs: number[] = []
  private readonly times: number[] = []
  private last = 0
  /** What own lines, and what batches have taken since `forget`; and how many facts the latter held. */
  ownBytes = 0
  newsBytes = 0
  facts = 0
  private ready: () => void = () => {}
  private waiting: { seq: number; done: () => void } | undefined

  private constructor(private readonly target: Target) {}

  get url(): string {
    return this.target.url
  }

  static async open(target: Target, cookie: string): Promise<Watcher> {
    const watcher = new Watcher(target)
    const url = new URL('/socket.io/?EIO=4&transport=websocket', target.url)
    const headers = { Origin: target.origin, Cookie: cookie }
    await new Promise<void>((resolve, reject) => {
      const onEnd = (error?: Error) => reject(error ?? new Error('The server closed a socket'))
      watcher.ready = resolve
      watcher.line = new WebSocketLine(url, headers, (text) => watcher.read(text), onEnd)
    })
    return watcher
  }

  forget(): void {
    this.seqs.length = 0
    this.times.length = 0
    this.ownBytes = 0
    this.newsBytes = 0
    this.facts = 0
  }

  /** Resolves when the number is there, or when it took too long. */
  until(seq: number, limitMs: number): Promise<void> {
    if (this.last >= seq) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs)
      const done = () => {
        clearTimeout(timer)
        resolve()
      }
      this.waiting = { seq, done }
    })
  }

  /** When this screen was as far as `seq`: the first news with that number or a higher one. `from` is where to look on. */
  arrivalOf(seq: number, from: number): { index: number; at: number } {
    let index = from
    while (index < this.seqs.length && (this.seqs[index] ?? 0) < seq) index++
    return { index, at: this.times[index] ?? Number.POSITIVE_INFINITY }
  }

  close(): void {
    this.line.close()
  }

  private read(text: Buffer): void {
    const head = text.toString('latin1', 0, 20)
    if (NEWS.some((news) => head.startsWith(news))) {
      this.newsBytes += text.length
      this.note(lastNumber(text))
    } else if (head.startsWith(OWN_LINE)) this.ownBytes += text.length
    else if (head === PING) this.line.send(PONG)
    else if (head.startsWith(OPEN)) this.line.send(CONNECT)
    else if (head.startsWith(CONNECT)) this.join()
    else if (head.startsWith(JOINED)) this.joined(text)
    else if (head.startsWith(REFUSED)) throw new Error(`A socket was refused: ${text.toString()}`)
  }

  private join(): void {
    const { contestId, look } = this.target
    if (contestId === undefined) this.ready()
    else this.line.send(`${JOIN}${JSON.stringify(['contest:join', { protocol: LIVE_PROTOCOL, contestId, look }])}`)
  }

  private joined(text: Buffer): void {
    const [answer] = JSON.parse(text.toString().slice(JOINED.length)) as [{ kind: string; seq: number }]
    if (answer.kind !== 'entered') throw new Error(`A socket's join was answered ${answer.kind}`)
    this.last = answer.seq
    this.ready()
  }

  private note(seq: number): void {
    this.seqs.push(seq)
    this.times.push(performance.now())
    this.facts += seq - this.last
    this.last = seq
    if (!this.waiting || this.waiting.seq > seq) return
    this.waiting.done()
    this.waiting = undefined
  }
}

/** The members' screens, in turn. */
export async function openWatchers(target: Target, count: number): Promise<Watcher[]> {
  const watchers: Watcher[] = []
  while (watchers.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - watchers.length) }, (_, n) =>
      Watcher.open(target, target.cookies[(watchers.length + n) % target.cookies.length] ?? ''),
    )
    watchers.push(...(await Promise.all(some)))
  }
  return watchers
}

/** Every screen's delay of every sale, in ms. */
export function delaysOf(watchers: readonly Watcher[], sales: readonly SentSale[]): Float64Array {
  const inOrder = [...sales].sort((a, b) => a.seq - b.seq)
  const delays = new Float64Array(watchers.length * sales.length)
  let n = 0
  for (const watcher of watchers) {
    let from = 0
    for (const { seq, sentAt } of inOrder) {
      const { index, at } = watcher.arrivalOf(seq, from)
      from = index
      delays[n++] = at - sentAt
    }
  }
  return delays
}

const parsed: { text: Buffer; seq: number }[] = []

/** The number up to which a message leads. All sockets get the same bytes, so that they are parsed only once. */
function lastNumber(text: Buffer): number {
  const known = parsed.find((each) => each.text.equals(text))
  if (known) return known.seq
  const [, news] = JSON.parse(text.toString().slice(2)) as [string, PackedBatch | { seq: number }]
  const seq = 'facts' in news ? news.first + news.facts.length - 1 : news.seq
  parsed.unshift({ text: Buffer.from(text), seq })
  parsed.length = Math.min(parsed.length, 32)
  return seq
}
