import { type Finding, note, ok, wrong } from '#server/doctor/finding'
import type { PlainReader } from '#server/verify/plain-reader'
import { TimeZone } from '#shared/time'

const TOLERANCE_MS = 60_000

const NEWEST = `select max("at") as "at" from (
  select max("recordedAt") as "at" from deal union all select max("at") from audit union all select max("createdAt") from session
) newest`

/** Nothing that was written down can lie ahead; and every centre needs a time zone that this machine knows. */
export async function lookAtClock(reader: PlainReader, now: Date): Promise<Finding[]> {
  const findings: Finding[] = []
  for await (const { at } of reader.rows<{ at: string | null }>(NEWEST)) findings.push(compare(at, now))
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  const rows = reader.rows<{ name: string; timezone: string }>('select "name", "timezone" from center')
  for await (const { name, timezone } of rows) {
    if (!TimeZone.safeParse(timezone).success)
      findings.push(
        wrong(
          {
            zh: `这台机器不认识 ${name} 的时区 ${timezone}`,
            en: `This machine does not know ${timezone}, the time zone of ${name}`,
          },
          { zh: '请安装带完整 ICU 的 Node.js。', en: 'Install a Node.js with full ICU.' },
        ),
      )
    else if (timezone !== machine)
      findings.push(
        note(
          `${name} 用 ${timezone}，这台机器用 ${machine}；日期按中心的时区算，不受影响`,
          `${name} is in ${timezone}, this machine in ${machine}; days are reckoned by the centre, so nothing is amiss`,
        ),
      )
  }
  return findings
}

function compare(newest: string | null, now: Date): Finding {
  const ahead = newest === null ? 0 : Date.parse(newest) - now.getTime()
  if (ahead <= TOLERANCE_MS) return ok(`时钟 ${now.toISOString()}`, `The clock says ${now.toISOString()}`)
  const minutes = Math.round(ahead / 60_000)
  return wrong(
    {
      zh: `时钟比数据库里最新的记录慢 ${minutes} 分钟（现在 ${now.toISOString()}，记录 ${newest}）`,
      en: `The clock is ${minutes} minutes behind the newest record (now ${now.toISOString()}, recorded ${newest})`,
    },
    {
      zh: '请校准这台机器的时间并打开自动对时，否则报单会记到错的日子。',
      en: 'Set this machine’s time and let it synchronise, or deals are recorded on the wrong day.',
    },
  )
}
