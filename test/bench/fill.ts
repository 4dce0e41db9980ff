import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import { addDays, type Day, dayOf } from '#shared/platform/time/time'

interface Seat {
  id: string
  teamId: string
  accountId: string
  name: string
}
interface Contest {
  id: string
  startsOn: Day
  timezone: string
  headSeq: number
}
interface Metric {
  id: string
  pointsPerUnit: number
}
type Tally = Map<string, { whole: Totals; day: Totals }>

/** Writes deals of one line each, from the first day to yesterday, as if they had been recorded one by one. */
export function fill(file: string, entries: number): void {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -1000000')
  const indices = db
    .prepare(`select "name", "sql" from sqlite_master where type = 'index' and sql is not null
      and tbl_name in ('deal', 'ledger_entry', 'live_event')`)
    .all() as { name: string; sql: string }[]
  db.transaction(() => {
    for (const { name } of indices) db.exec(`drop index "${name}"`)
    new Filling(db).write(entries)
    for (const { sql } of indices) db.exec(sql)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

class Filling {
  private readonly contest: Contest
  private readonly seats: Seat[]
  private readonly metrics: Metric[]
  private readonly own: Tally = new Map()
  private readonly teams: Tally = new Map()

  constructor(private readonly db: Database.Database) {
    this.contest = db.prepare('select "id", "startsOn", "timezone", "headSeq" from contest').get() as Contest
    this.seats = db
      .prepare(
        'select p."id", p."teamId", p."accountId", a."name" from participant p join account a on a."id" = p."accountId"',
      )
      .all() as Seat[]
    this.metrics = db.prepare('select "id", "pointsPerUnit" from metric').all() as Metric[]
  }

  write(entries: number): void {
    const { db, contest } = this
    const days = daysOf(contest)
    const insert = inserts(db)
    const standing = standings(db)
    let day = ''
    for (let n = 0; n < entries; n++) {
      const today = days[Math.floor((n * days.length) / entries)] ?? contest.startsOn
      if (today !== day) this.begin()
      day = today
      this.record(insert, contest.headSeq + 1 + n, day)
      if (n + 1 === entries || days[Math.floor(((n + 1) * days.length) / entries)] !== day)
        for (const seat of this.seats) this.store(standing, seat, day, this.own.get(seat.id)?.day)
    }
    for (const seat of this.seats) this.store(standing, seat, '', this.own.get(seat.id)?.whole)
    db.prepare('update contest set "headSeq" = ? where "id" = ?').run(contest.headSeq + entries, contest.id)
  }

  private begin(): void {
    for (const tally of [this.own, this.teams]) for (const totals of tally.values()) totals.day = nothing()
  }

  private record(insert: ReturnType<typeof inserts>, seq: number, businessDate: Day): void {
    const seat = anyOf(this.seats)
    const metric = anyOf(this.metrics)
    const line = { metricId: metric.id, quantity: 1, points: metric.pointsPerUnit }
    const [own, team] = [totalsOf(this.own, seat.id), totalsOf(this.teams, seat.teamId)]
    for (const totals of [own.whole, own.day, team.whole, team.day]) raise(totals, line, seq)
    const [id, requestId] = [randomUUID(), randomUUID()]
    const at = `${businessDate}T04:00:00.000Z`
    const { id: contestId } = this.contest
    const shared = { participantId: seat.id, businessDate, lines: [line], nthOfDay: own.day.deals, pledgeState: null }
    const answer = {
      id,
      contestId,
      seq,
      teamId: seat.teamId,
      recordedAt: at,
      ...shared,
      ...own,
      isPossibleDuplicate: false,
    }
    const fact = {
      type: 'deal.recorded',
      dealId: id,
      name: seat.name,
      ...shared,
      isSilent: false,
      isFirstOfDay: own.day.deals === 1,
      team: { teamId: seat.teamId, ...team },
    }
    insert.deal.run(
      id,
      contestId,
      seq,
      requestId,
      seat.accountId,
      'filled',
      seat.id,
      businessDate,
      at,
      JSON.stringify(answer),
    )
    insert.entry.run(randomUUID(), contestId, id, seq, seat.id, seat.teamId, metric.id, line.points, businessDate)
    insert.event.run(contestId, seq, JSON.stringify(fact), at)
  }

  private store(insert: Database.Statement, seat: Seat, day: Day | '', totals = nothing()): void {
    if (totals.deals === 0) return
    const row = (metricId: string, quantity: number, points: number, reachedSeq: number) =>
      insert.run(this.contest.id, day, seat.id, metricId, seat.teamId, quantity, points, reachedSeq)
    row('', totals.deals, totals.points, totals.reachedSeq)
    for (const { id, pointsPerUnit } of this.metrics) {
      const metric = totals.metrics[id]
      if (metric) row(id, metric.quantity, metric.quantity * pointsPerUnit, metric.reachedSeq)
    }
  }
}

const inserts = (db: Database.Database) => ({
  deal: db.prepare(`insert into deal ("id", "contestId", "seq", "requestId", "recorderId", "digest", "participantId",
    "businessDate", "recordedAt", "isPossibleDuplicate", "answer") values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`),
  entry: db.prepare(`insert into ledger_entry ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId",
    "metricId", "quantity", "points", "businessDate", "kind") values (?, ?, ?, ?, 0, ?, ?, ?, 1, ?, ?, 'sale')`),
  event: db.prepare(
    `insert into live_event ("contestId", "seq", "audience", "fact", "at") values (?, ?, 'public', ?, ?)`,
  ),
})

const standings = (db: Database.Database) =>
  db.prepare(`insert into standing ("contestId", "day", "participantId", "metricId", "teamId", "quantity", "points",
    "reachedSeq") values (?, ?, ?, ?, ?, ?, ?, ?)`)

function daysOf({ startsOn, timezone }: Contest): Day[] {
  const days: Day[] = []
  const today = dayOf(new Date(), timezone)
  for (let day = startsOn; day < today; day = addDays(day, 1)) days.push(day)
  return days
}

function totalsOf(tally: Tally, id: string) {
  const known = tally.get(id) ?? { whole: nothing(), day: nothing() }
  tally.set(id, known)
  return known
}

function raise(totals: Totals, line: { metricId: string; points: number }, seq: number): void {
  totals.points += line.points
  totals.deals++
  totals.reachedSeq = seq
  const metric = totals.metrics[line.metricId] ?? { quantity: 0, reachedSeq: 0 }
  totals.metrics[line.metricId] = { quantity: metric.quantity + 1, reachedSeq: seq }
}

const nothing = (): Totals => ({ ...NO_TOTALS, metrics: {} })

function anyOf<T>(items: readonly T[]): T {
  return items[Math.floor(Math.random() * items.length)] as T
}
