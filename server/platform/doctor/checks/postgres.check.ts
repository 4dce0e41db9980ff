import type { PlainReader } from '#server/platform/database/plain-reader'
import { type Finding, ok, wrong } from '#server/platform/doctor/finding'

/** Whether PostgreSQL has room for the connections of one server: its pool, and the one that listens. */
export async function checkConnections(reader: PlainReader, pool: number): Promise<Finding> {
  let most = 0
  for await (const row of reader.rows<{ most: string }>(`select current_setting('max_connections') as most`))
    most = Number(row.most)
  const needed = pool + 1
  if (needed <= most)
    return ok(
      `PostgreSQL 有 ${most} 个连接，每台服务器最多用 ${needed} 个`,
      `PostgreSQL has ${most} connections; each server uses at most ${needed}`,
    )
  return wrong(
    {
      zh: `PostgreSQL 只有 ${most} 个连接，一台服务器要用 ${needed} 个`,
      en: `PostgreSQL has ${most} connections, but one server uses up to ${needed}`,
    },
    {
      zh: '请调小 POSTGRES_POOL，或调大 PostgreSQL 的 max_connections。',
      en: 'Lower POSTGRES_POOL, or raise max_connections of PostgreSQL.',
    },
  )
}
