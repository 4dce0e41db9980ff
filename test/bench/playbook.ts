import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Bench, Findings } from './bench'
import { median, percentiles, round } from './figures'
import { movedTo, openStage } from './stage'

const CARDS = 10_000
const AIM_MS = 50
const TIMES = 100
const FILES = { few: 'few-cards.sqlite', many: 'many-cards.sqlite' }
/** One character, two, pinyin initials, several words, and a word that no card has. */
const SEARCHES = ['网', '宽带', 'kd', '老板 账单', '没有这个词']
const WORDS = [
  '老板',
  '账单',
  '宽带',
  '套餐',
  '隔壁',
  '装机',
  '网速',
  '流量',
  '合同',
  '开场',
  '异议',
  '沿街',
  '写字楼',
  '融合',
]

/** Searching ten thousand lessons, compared with a hundred. */
export async function playbook(bench: Bench): Promise<Findings> {
  const few = await searches(bench, FILES.few, CARDS / 100)
  const many = await searches(bench, FILES.many, CARDS)
  const lines = SEARCHES.map((word, index) => {
    const took = many[index] ?? []
    const { p50, p95 } = percentiles(took)
    const ratio = round(median(took) / median(few[index] ?? []))
    return {
      what: `Searching ${CARDS} lessons for ${word}`,
      measured: `p50 ${p50} p95 ${p95} ms over HTTP, ${ratio} × that among ${CARDS / 100}`,
      aim: `p50 ≤ ${AIM_MS} ms`,
      isMet: p50 <= AIM_MS,
    }
  })
  return {
    lines,
    figures: { cards: CARDS, searches: SEARCHES.map((word, n) => ({ word, ...percentiles(many[n] ?? []) })) },
  }
}

async function searches(bench: Bench, name: string, cards: number): Promise<number[][]> {
  const stage = await openStage(await bench.product(name))
  await bench.stop()
  fill(bench.file(name), cards)
  const server = await bench.product(name)
  const { directorCookie: cookie } = movedTo(stage, server)
  const load = bench.load()
  const took: number[][] = []
  const ask = (word: string, times: number) =>
    load.call('get', { url: `${server.url}/api/playbook?q=${encodeURIComponent(word)}`, cookie, times })
  await ask('开场', 1)
  for (const word of SEARCHES) took.push(await ask(word, TIMES))
  await bench.stop()
  return took
}

/** Published lessons of some sixty words each, as if their authors had written them. */
function fill(file: string, cards: number): void {
  const db = new Database(file)
  const { id: centerId } = db.prepare('select "id" from center').get() as { id: string }
  const insert = db.prepare(`
    insert into lesson ("id", "centerId", "kind", "title", "moment", "story", "remark", "authorName", "status",
      "uses", "thanks", "revision", "changes", "playbookRevision", "createdAt", "publishedAt")
    values (?, ?, 'lesson', ?, 'opening', ?, ?, '严萍', 'published', ?, 0, 1, '{}', ?, ?, ?)`)
  const at = new Date().toISOString()
  const said = (n: number, words: number) =>
    Array.from({ length: words }, (_, k) => WORDS[(n * 7 + k * (1 + (n % 11))) % WORDS.length]).join('，')
  db.transaction(() => {
    for (let n = 1; n <= cards; n++)
      insert.run(randomUUID(), centerId, `${said(n, 3)}${n}`, said(n, 50), said(n + 1, 10), n % 40, n, at, at)
    db.prepare(`
      insert into playbook ("centerId", "revision") values (?, ?)
      on conflict ("centerId") do update set "revision" = excluded."revision"`).run(centerId, cards)
  })()
  db.close()
}
