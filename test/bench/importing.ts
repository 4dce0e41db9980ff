import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { ImportView } from '#shared/ledger/imports/contract'
import type { Bench, Findings } from './bench'
import { percentiles, round } from './figures'
import { openStage, type Stage } from './stage'

const ROWS = 10_000
const PER_UNIT = 200
const AIM_S = 10
const AIM_SALE_MS = 1_000
const AIM_RATIO = 100
export const HEAD = '受理单号,业务类型,数量,客户经理,受理时间,订单状态,客户名称,联系电话'

/** Imports ten thousand rows while sales are recorded by hand, compared with bare inserts of the rows. */
export async function importing(bench: Bench): Promise<Findings> {
  const stage = await openStage(await bench.product('import.sqlite'))
  const rows = Array.from({ length: ROWS }, (_, n) => rowOf(n, stage.target.businessDate))
  const bareMs = bareInserts(bench.file('bare-rows.sqlite'), rows)
  const began = performance.now()
  const uploaded = await ask(stage, '?name=list.csv', 'POST', Buffer.from([HEAD, ...rows].join('\r\n')))
  const { id } = await ask(stage, `/${uploaded.id}/mapping`, 'PUT', uploaded.mapping)
  const writing = performance.now()
  await ask(stage, `/${id}/start`, 'POST', { writes: true })
  const sales: number[] = []
  let view = uploaded
  do {
    sales.push(await saleByHand(stage))
    view = await ask(stage, `/${id}`, 'GET')
  } while (view.status === 'running')
  const ended = performance.now()
  if (view.counts.written !== ROWS) throw new Error(`The import wrote ${view.counts.written} of ${ROWS} rows`)
  const totalS = round((ended - began) / 1_000)
  const ratio = round((ended - writing) / bareMs)
  const slowest = round(Math.max(...sales))
  return {
    lines: [
      {
        what: `Importing ${ROWS} rows, from the upload to the last one written`,
        measured: `${totalS} s; writing and comparing them ${ratio} × bare inserts of the same rows`,
        aim: `≤ ${AIM_S} s, ≤ ${AIM_RATIO} ×`,
        isMet: totalS <= AIM_S && ratio <= AIM_RATIO,
      },
      {
        what: 'A sale recorded by hand meanwhile',
        measured: `p50 ${percentiles(sales).p50} ms, slowest ${slowest} ms of ${sales.length}`,
        aim: `< ${AIM_SALE_MS} ms`,
        isMet: slowest < AIM_SALE_MS,
      },
    ],
    figures: { rows: ROWS, totalS, bareMs: round(bareMs), ratio, sales: { ...percentiles(sales), slowest } },
  }
}

export const rowOf = (n: number, day: string, people = 24): string =>
  [
    `HX${n}`,
    n % 2 ? '3G' : '宽带',
    1,
    `队员${(n % people) + 1}`,
    `${day} 09:00`,
    '已竣工',
    '张小三',
    '13812341234',
  ].join(',')

/** What the disk and the driver take for the rows alone, as many to a commit as an import has. */
function bareInserts(file: string, rows: readonly string[]): number {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table row (a text, b text, c text, d text, e text, f text, g text, h text)')
  const insert = db.prepare('insert into row values (?, ?, ?, ?, ?, ?, ?, ?)')
  const began = performance.now()
  for (let n = 0; n < rows.length; n += PER_UNIT)
    db.transaction(() => {
      for (const row of rows.slice(n, n + PER_UNIT)) insert.run(...row.split(','))
    })()
  const took = performance.now() - began
  db.close()
  return took
}

async function saleByHand({ target, memberCookies: [cookie = ''] }: Stage): Promise<number> {
  const began = performance.now()
  const items = [{ metricId: target.metricIds[0], quantity: 1 }]
  const body = JSON.stringify({ requestId: randomUUID(), businessDate: target.businessDate, items })
  const headers = { cookie, origin: target.origin, 'content-type': 'application/json' }
  const { status } = await fetch(target.url + target.path, { method: 'POST', headers, body })
  if (status !== 201) throw new Error(`A sale by hand was answered ${status}`)
  return performance.now() - began
}

/** Sends one step of an import as the desk does; throws unless it is accepted. */
export async function ask(stage: Stage, path: string, method: string, body?: unknown): Promise<ImportView> {
  const { url, origin, contestId } = stage.target
  const isFile = Buffer.isBuffer(body)
  const reply = await fetch(`${url}/api/contests/${contestId}/imports${path}`, {
    method,
    headers: {
      cookie: stage.directorCookie,
      origin,
      ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  if (!reply.ok) throw new Error(`The import was answered ${reply.status}: ${await reply.text()}`)
  return ImportView.parse(await reply.json())
}
