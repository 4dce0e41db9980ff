import type { PlainReader } from '#server/platform/database/plain-reader'
import { type Finding, note, ok, wrong } from '#server/platform/doctor/finding'
import { TimeZone, wallClock } from '#shared/platform/time/time'

const TOLERANCE_MS = 60_000
/** Beyond it the server erases nothing because of its age. */
const DOUBTED_MS = 31 * 86_400_000

const NEWEST = `select max("at") as "at" from (
  select max("recordedAt") as "at" from deal union all select max("at") from audit union all select max("createdAt") from session
) newest`
const CENTERS = 'select "name", "timezone" from center order by "createdAt"'

/** Checks that no record is dated in the future, and that this machine knows every centre's time zone. */
export async function checkClock(reader: PlainReader, now: Date): Promise<Finding[]> {
  const centers: { name: string; timezone: string }[] = []
  for await (const center of reader.rows<{ name: string; timezone: string }>(CENTERS)) centers.push(center)
  const isKnown = ({ timezone }: { timezone: string }) => TimeZone.safeParse(timezone).success
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  const findings: Finding[] = []
  // Shown in the centre's time, to compare with a watch.
  const zone = centers.find(isKnown)?.timezone ?? machine
  for await (const { at } of reader.rows<{ at: string | null }>(NEWEST)) findings.push(compare(at, now, zone))
  for (const center of centers) {
    const { name, timezone } = center
    if (!isKnown(center))
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

function compare(newest: string | null, now: Date, zone: string): Finding {
  const ahead = newest === null ? 0 : Date.parse(newest) - now.getTime()
  const time = clockText(now, zone)
  if (newest !== null && ahead < -DOUBTED_MS) return farAhead(time, clockText(new Date(newest), zone))
  if (newest === null || ahead <= TOLERANCE_MS)
    return ok(`现在是 ${time}（${zone}）；请和手表对一下`, `It is ${time} (${zone}); compare it with a watch`)
  const minutes = Math.round(ahead / 60_000)
  const recorded = clockText(new Date(newest), zone)
  return wrong(
    {
      zh: `这台机器的时间 ${time}（${zone}）比最新一条记录 ${recorded} 慢 ${minutes} 分钟`,
      en: `This machine says ${time} (${zone}), ${minutes} minutes before the newest record of ${recorded}`,
    },
    {
      zh: '请校准这台机器的时间并打开自动对时，否则报单会记到错的日子。',
      en: 'Set this machine’s time and let it synchronise, or deals are recorded on the wrong day.',
    },
  )
}

function farAhead(time: string, recorded: string): Finding {
  return note(
    `这台机器的时间是 ${time}，最新一条记录是 ${recorded}，相差一个多月；到期的资料暂不清除`,
    `This machine says ${time}, over a month past the newest record of ${recorded}; nothing is erased because of its age`,
    {
      zh: '请核对这台机器的日期；没错就在“管理 → 客户资料”里确认。',
      en: 'Check this machine’s date; if it is right, confirm it under Customers in the administration.',
    },
  )
}

function clockText(at: Date, zone: string): string {
  const { day, time } = wallClock(at, zone)
  return `${day} ${time}`
}
