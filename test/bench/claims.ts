import { randomUUID } from 'node:crypto'
import { LinePage, ListDraft } from '#shared/field/lists/contract'
import type { Bench, Findings } from './bench'
import { median, medianOf, type Percentiles, percentiles, round } from './figures'
import { openStage, type Stage } from './stage'

const PHONES = 200
const LINES = 100
const AIM_MS = 300
const HEAD = '客户名称,业务号码,联系电话,客户等级'
const TAKEN = 409

/** Two hundred phones that claim a hundred lines of a list at one instant, against as many bare inserts at one instant. */
export async function claims(bench: Bench): Promise<Findings> {
  const stage = await openStage(await bench.product('claims.sqlite'))
  const bare = await bench.bare('claims-bare.sqlite')
  const load = bench.load()
  const { url, origin, businessDate, metricIds, cookies } = stage.target
  const sale = () => ({ requestId: randomUUID(), businessDate, items: [{ metricId: metricIds[0], quantity: 1 }] })
  const baseline = { url: bare.url, origin: bare.origin }
  const rounds: { claimed: Percentiles; bare: Percentiles }[] = []
  for (let n = 0; n <= bench.scale.rounds; n++) {
    const lines = await openList(stage, n)
    const taps = Array.from({ length: PHONES }, (_, phone) => ({
      path: `/api/contests/${stage.contestId}/lines/claims`,
      cookie: cookies[phone % cookies.length] ?? '',
      body: { requestId: randomUUID(), lineId: lines[phone % lines.length] },
    }))
    const claimed = percentiles(await load.call('tapAtOnce', { to: { url, origin }, taps, refusals: [TAKEN] }))
    const inserts = taps.map(() => ({ path: '/sales', cookie: '', body: sale() }))
    const bareMs = percentiles(await load.call('tapAtOnce', { to: baseline, taps: inserts, refusals: [] }))
    // The first round warms both up.
    if (n > 0) rounds.push({ claimed, bare: bareMs })
  }
  const claimed = medianOf(rounds.map((each) => each.claimed))
  const ratio = round(median(rounds.map((each) => each.claimed.p95 / each.bare.p95)))
  return {
    lines: [
      {
        what: `Claiming, ${PHONES} phones at one instant for ${LINES} lines`,
        measured: `p50 ${claimed.p50} p95 ${claimed.p95} ms, ${ratio} × bare inserts`,
        aim: `p95 ≤ ${AIM_MS} ms`,
        isMet: claimed.p95 <= AIM_MS,
      },
    ],
    figures: { phones: PHONES, lines: LINES, claimed, ratio, rounds },
  }
}

/** The ids of the lines of a new list, which no cap keeps from a member. */
async function openList({ target, contestId, directorCookie: cookie }: Stage, round: number): Promise<string[]> {
  const { url, origin } = target
  const ask = async (path: string, method = 'GET', body?: Buffer | object): Promise<unknown> => {
    const isFile = Buffer.isBuffer(body)
    const type = isFile ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(`${url}/api/contests/${contestId}/lists${path}`, {
      ...{ method, headers: { origin, cookie, ...(body ? { 'content-type': type } : {}) } },
      ...(body ? { body: isFile ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const rows = Array.from({ length: LINES }, (_, n) => {
    const number = String(round * LINES + n).padStart(7, '0')
    return `客户${number}店,0530${number},1385${number},B`
  })
  const file = Buffer.from([HEAD, ...rows].join('\n'))
  const { list, proposed } = ListDraft.parse(await ask('?name=list.csv&kind=expiry', 'POST', file))
  const terms = { ...proposed, ownAreaUntil: null, cap: 500, capPerValue: {} }
  await ask(`/${list.id}/opening`, 'POST', { name: `名单${round}`, terms })
  return LinePage.parse(await ask(`/${list.id}/lines`)).lines.map(({ id }) => id)
}
