import type { TerritoryMap } from '#server/contest/territories/territory-map'

/** As long as the column of a participant's area. */
const MOST = 40
/** The label goes on: not all of them fit. */
const MORE = '…'

/** What someone holds as one text: the names as far as whole ones fit. */
export function labelOf(names: readonly string[]): string {
  const all = names.join('、')
  if (all.length <= MOST) return all
  let label = ''
  for (const name of names) {
    const longer = label === '' ? name : `${label}、${name}`
    if (longer.length + MORE.length > MOST) break
    label = longer
  }
  return `${label || (names[0] ?? '').slice(0, MOST - MORE.length)}${MORE}`
}

/** The territories that a typed area names, and whether it leaves further ones as they are. */
export function namesIn(area: string, map: TerritoryMap): { names: string[]; isOpen: boolean } {
  const isOpen = area.endsWith(MORE)
  const text = isOpen ? area.slice(0, -MORE.length) : area
  const names = map.named(text) ? [text] : text.split(/[、,，;；]/)
  return { names: names.map((name) => name.trim()).filter((name) => name !== ''), isOpen }
}
