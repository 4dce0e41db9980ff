import type { Bench, Findings, Line } from '../bench'
import { round } from '../figures'
import { openRooms } from './open'
import type { Room } from './room'
import type { Row, Topic } from './row'
import { TOPICS } from './rows'
import { LARGE, SMALL } from './sizes'

/** What each operation costs in a contest of 1,200 people and 100,000 deals, next to 24 people and 1,000 deals. */
export async function large(bench: Bench): Promise<Findings> {
  const topics = wanted(bench.rows)
  const [small, large] = (await openRooms(bench, [SMALL, LARGE], topics)) as [Room, Room]
  const lines: Line[] = []
  const figures: Record<string, unknown> = {}
  for (const row of topics.flatMap(({ rows }) => rows)) {
    console.error(`  ${row.what} …`)
    const found = { small: await attempt(row, small), large: await attempt(row, large) }
    lines.push(lineOf(row, found))
    figures[row.what] = { ...found, aim: row.aim, unit: row.unit }
  }
  return { lines, figures }
}

interface Figures {
  small: number | string
  large: number | string
}

/** A row that fails is a line that says why; the others are measured all the same. */
async function attempt(row: Row, room: Room): Promise<number | string> {
  try {
    return round(await row.measure(room))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const isWithin = (figure: number | string, aim: number): boolean => typeof figure === 'number' && figure <= aim

function lineOf({ what, aim, aimOfSmall, unit }: Row, { small, large }: Figures): Line {
  const ratio = typeof small === 'number' && typeof large === 'number' ? `, ${round(large / small)} ×` : ''
  return {
    what,
    measured: `small ${small}, large ${large} ${unit}${ratio}`,
    aim: `${aimOfSmall === undefined ? '' : `small ≤ ${aimOfSmall}, large `}≤ ${aim} ${unit}`,
    isMet: isWithin(large, aim) && (aimOfSmall === undefined || isWithin(small, aimOfSmall)),
  }
}

/** Topics by name, else the rows whose own name has the words in it. */
function wanted(words: string | undefined): readonly Topic[] {
  if (words === undefined) return TOPICS
  const some = TOPICS.map((topic) => ({
    ...topic,
    rows: topic.name === words ? topic.rows : topic.rows.filter(({ what }) => what.includes(words)),
  })).filter(({ rows }) => rows.length > 0)
  if (some.length === 0) throw new Error(`--rows takes one of ${TOPICS.map(({ name }) => name).join(', ')}, or words`)
  return some
}
