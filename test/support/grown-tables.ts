import { Client } from 'pg'
import { migratedDatabase } from './migrated-database'

/** How many deals there are for the planner of PostgreSQL, which plans over a few rows otherwise than over many. */
const DEALS = 5_000
const PEOPLE = 300
const KINDS = { metric: 3, team: 2 }
let made: Promise<string> | undefined

/** How a column is filled in the row `n` of a table, where its name does not say it. */
type Fill = Record<string, string>

const person = `md5('person' || n % ${PEOPLE})::uuid::text`
const day = `(date '2015-04-01' + (n / ${DEALS / 80})::int)::text`
/** Over the eighty days, in their order. */
const instant = `to_char(timestamp '2015-04-01' + n * interval '80 days' / ${DEALS}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const entry = {
  id: `md5('entry' || n)::uuid::text`,
  ...{ kind: `'sale'`, quantity: '1', points: '2', line: '0', reverses: 'null' },
}

/** Reversals are many here, as PostgreSQL reads a few of them whole rather than one by one. */
const TABLES: [table: string, rows: number, fill: Fill][] = [
  ['participant', PEOPLE, { id: person, accountId: `'account-' || n`, activeFrom: 'null', activeTo: 'null' }],
  [
    'deal',
    DEALS,
    {
      id: `md5('deal' || n)::uuid::text`,
      ...{ helperId: 'null', reassigns: 'null', reference: `case when n % 3 = 0 then 'r' || n end` },
    },
  ],
  ['ledger_entry', DEALS, entry],
  [
    'ledger_entry',
    DEALS / 4,
    {
      ...entry,
      ...{ kind: `'withdrawal'`, quantity: '-1', points: '-2', seq: `n + ${DEALS}` },
      ...{ id: `md5('reversal' || n)::uuid::text`, reverses: `md5('entry' || n * 4)::uuid::text` },
    },
  ],
  ['live_event', DEALS, { audience: `'public'`, fact: `repeat('x', 600)` }],
  ['standing', DEALS, {}],
  ['withdrawal', DEALS / 50, {}],
  ['cancellation', DEALS / 50, { id: `md5('cancellation' || n)::uuid::text` }],
  ['reassignment', DEALS / 50, { newDealId: `md5('deal' || n * 2)::uuid::text` }],
  ['pending_line', DEALS / 50, { state: `'activated'`, waitsFor: `'activation'` }],
  ['deal_number', DEALS / 10, { number: 'n::text' }],
  ['deal_review', DEALS / 10, { act: `'confirmed'`, cause: `'number'`, id: `md5('review' || n)::uuid::text` }],
  ['deal_customer', DEALS / 2, {}],
  ['pledge', DEALS, { keptSeq: 'null', early: 'null', raised: 'null', recordedBy: 'null', lines: `'[]'` }],
  ['deal_like', DEALS, { accountId: `'account-' || n`, at: instant }],
  ['attendance', DEALS, { state: `'on_time'` }],
  [
    'notice',
    DEALS,
    {
      id: `md5('notice' || n)::uuid::text`,
      kind: `'sales_liked'`,
      about: `'{}'`,
      accountId: `'account-' || n % ${PEOPLE}`,
    },
  ],
  ['notice_seen', DEALS, { noticeId: `md5('notice' || n)::uuid::text` }],
  [
    'meeting',
    DEALS / 40,
    {
      id: `md5('meeting' || n)::uuid::text`,
      kind: `'morning'`,
      status: `'closed'`,
      day: `(date '2015-04-01' + n::int)::text`,
    },
  ],
  ['meeting_photo', DEALS / 20, { meetingId: `md5('meeting' || n / 2)::uuid::text`, position: 'n % 2' }],
  [
    'activity_entry',
    DEALS,
    {
      id: `md5('activity' || n)::uuid::text`,
      ...{ at: instant, recordedAt: instant, source: `'tap'`, dealId: 'null', objectKey: 'null', reverses: 'null' },
    },
  ],
  ['activity_outcome', DEALS, { entryId: `md5('activity' || n)::uuid::text`, outcome: `'interested'`, at: instant }],
  ['activity_customer', DEALS / 2, { entryId: `md5('activity' || n)::uuid::text` }],
  ['import_row', DEALS, { runId: `'run'`, outcome: `'matched'`, settled: 'null', position: 'n', key: `'x' || n` }],
]

/** A database whose growing tables are full, for nothing but plans. It goes with the whole server when the run is over. */
export function grownDatabase(): Promise<string> {
  made ??= migratedDatabase().then(async ({ databaseUrl }) => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('set session_replication_role = replica')
    for (const [table, rows, fill] of TABLES) await client.query(await rowsOf(client, table, rows, fill))
    await client.query('analyze')
    await client.end()
    return databaseUrl
  })
  return made
}

/** The ids of an application's contests, metrics and teams, as those that fill the grown tables. */
export async function grownIds(databaseUrl: string): Promise<Map<unknown, string>> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const ids = new Map<unknown, string>()
  for (const table of ['contest', 'metric', 'team']) {
    const { rows } = await client.query<{ id: string }>(`select "id" from ${table} order by "id"`)
    const of = table === 'contest' ? () => 0 : (n: number) => n % KINDS[table as keyof typeof KINDS]
    for (const [n, { id }] of rows.entries()) ids.set(id, `${table}-${of(n)}`)
  }
  await client.end()
  return ids
}

interface Column {
  name: string
  type: string
  width: number | null
}

async function rowsOf(client: Client, table: string, count: number, fill: Fill): Promise<string> {
  const { rows } = await client.query<Column>(
    `select column_name as name, data_type as type, character_maximum_length as width
     from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  )
  return `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')})
    select ${rows.map((column) => fill[column.name] ?? sampleOf(column)).join(', ')}
    from generate_series(1, ${count}) n on conflict do nothing`
}

function sampleOf({ name, type, width }: Column): string {
  if (name === 'contestId') return `'contest-0'`
  if (name === 'metricId') return `'metric-' || n % ${KINDS.metric}`
  if (name === 'teamId') return `'team-' || n % ${KINDS.team}`
  if (name === 'dealId') return `md5('deal' || n)::uuid::text`
  if (['participantId', 'recorderId', 'accountId'].includes(name)) return person
  if (name === 'day' || name === 'businessDate') return day
  if (type === 'boolean') return 'false'
  if (type === 'integer' || type === 'bigint') return 'n'
  return `left(md5('${name}' || n), ${width ?? 32})`
}
