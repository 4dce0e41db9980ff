import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEdgeTable } from './edge-table'
import { cyclesIn, type ImportEdge, importEdges, placeOf, sourceFiles, tableOwners, tablesIn, WINGS } from './imports'

const INVERT =
  'Invert it: the lower side names a registry, a domain event, a fact or a snapshot part, and the higher side registers with it (ARCHITECTURE.md, "How to reach upward").'

const MOVE_DOWN =
  'One of the folders is the lower one. Move what both need into the folder of the feature, or pass it in as a parameter.'

/** Folders of the web that features build on, with what each of them may import among themselves. */
const SHARED_ROOMS: Record<string, readonly string[]> = {
  'web:i18n': [],
  'web:stamp': [],
  'web:words': ['web:i18n'],
  'web:ui': ['web:i18n', 'web:words'],
  'web:api': ['web:i18n', 'web:live', 'web:stamp'],
  'web:forms': ['web:i18n', 'web:ui', 'web:api', 'web:words'],
  'web:live': ['web:api', 'web:i18n', 'web:words', 'web:ui', 'web:stamp'],
  'web:offline': ['web:api', 'web:live', 'web:i18n', 'web:words', 'web:ui', 'web:stamp'],
}

const files = sourceFiles()
const edges = importEdges(files)
const allowed = readEdgeTable('ARCHITECTURE.md')

const heightOf = (wing: string): number => WINGS.indexOf(wing)
const show = ({ from, to }: ImportEdge): string => `${from} imports ${to}`

/** Whether the edge goes from a wing to a higher one, or from a shared folder of the web into a feature. */
function isUpward({ from, to }: ImportEdge): boolean {
  const [source, target] = [placeOf(from), placeOf(to)]
  if (heightOf(target.wing) < 0 || target.side !== source.side)
    return heightOf(target.wing) > heightOf(source.wing) && heightOf(source.wing) >= 0
  if (source.wing in SHARED_ROOMS) return true
  return heightOf(source.wing) >= 0 && heightOf(target.wing) > heightOf(source.wing)
}

/**
 * The two folders of one feature at which the paths of these files part. The feature's own folder is none of them: its
 * module, controller and routes put the folders together, and it holds what they share.
 */
function siblingsOf(from: string, to: string): { parent: string; source: string; target: string } | undefined {
  const { feature, side } = placeOf(from)
  if (heightOf(placeOf(from).wing) < 0 || placeOf(to).feature !== feature || placeOf(to).side !== side) return undefined
  const [one, other] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)]
  const depth = one.findIndex((folder, at) => folder !== other[at])
  if (depth < 0 || other[depth] === undefined) return undefined
  const under = (path: string[]) => path.slice(0, depth + 1).join('/')
  return { parent: one.slice(0, depth).join('/'), source: under(one), target: under(other) }
}

/** Edges between features of one wing on one side, as `server ritual/meetings` → the features it imports. */
function edgesWithinWings(): Map<string, Set<string>> {
  const within = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    const [source, target] = [placeOf(from), placeOf(to)]
    if (source.side !== target.side || source.wing !== target.wing || source.feature === target.feature) continue
    if (heightOf(source.wing) < 0) continue
    const key = `${source.side} ${source.feature}`
    within.set(key, (within.get(key) ?? new Set()).add(target.feature))
  }
  return within
}

describe('the house', () => {
  it('has no import from a wing to a higher one', () => {
    const upward = edges.filter((edge) => isUpward(edge) && !allowed.exceptions.has(`${edge.from} → ${edge.to}`))

    expect(upward.map(show), INVERT).toEqual([])
  })

  it('keeps pages, server and contracts apart', () => {
    const across = edges.filter(({ from, to }) => {
      const [source, target] = [placeOf(from).side, placeOf(to).side]
      return source !== target && target !== 'shared'
    })

    expect(across.map(show), 'Server and pages share contracts and rules in shared/ only.').toEqual([])
  })

  it('keeps what all pages share free of features, and in order', () => {
    const wrong = edges.filter(({ from, to }) => {
      const [source, target] = [placeOf(from).wing, placeOf(to).wing]
      const reach = SHARED_ROOMS[source]
      return reach !== undefined && source !== target && target in SHARED_ROOMS && !reach.includes(target)
    })

    expect(wrong.map(show), 'Move the piece down, or pass it in as a parameter.').toEqual([])
  })

  it('imports another feature of the same wing only where the table of edges says so', () => {
    const used = edgesWithinWings()
    const unlisted = [...used].flatMap(([key, targets]) =>
      [...targets].filter((target) => !allowed.within.get(key)?.has(target)).map((target) => `${key} → ${target}`),
    )

    expect(
      unlisted,
      `Not in the table of ARCHITECTURE.md. ${INVERT} If the direction is right, add it to the table.`,
    ).toEqual([])
  })

  it('lists no edge that nothing uses', () => {
    const used = edgesWithinWings()
    const idle = [...allowed.within].flatMap(([key, targets]) =>
      [...targets].filter((target) => !used.get(key)?.has(target)).map((target) => `${key} → ${target}`),
    )
    const known = new Set(edges.map(({ from, to }) => `${from} → ${to}`))
    const idleExceptions = [...allowed.exceptions].filter((edge) => !known.has(edge))

    expect([...idle, ...idleExceptions], 'Remove it from the table of ARCHITECTURE.md.').toEqual([])
  })

  it('has no cycle between features', () => {
    for (const side of ['server', 'web', 'shared']) {
      const graph = new Map<string, Set<string>>()
      for (const { from, to } of edges) {
        const [source, target] = [placeOf(from), placeOf(to)]
        if (source.side !== side || target.side !== side || source.feature === target.feature) continue
        // The application puts features together, and features show what it offers: a shell, a link.
        if (source.feature.endsWith(':app') || source.feature.endsWith(':')) continue
        graph.set(source.feature, (graph.get(source.feature) ?? new Set()).add(target.feature))
      }

      expect(cyclesIn(graph), INVERT).toEqual([])
    }
  })

  it('has no cycle between the folders of one feature, at any depth', () => {
    const graphs = new Map<string, Map<string, Set<string>>>()
    for (const { from, to } of edges) {
      const parting = siblingsOf(from, to)
      if (!parting) continue
      const { parent, source, target } = parting
      const graph = graphs.get(parent) ?? new Map<string, Set<string>>()
      graphs.set(parent, graph.set(source, (graph.get(source) ?? new Set()).add(target)))
    }

    expect(graphs.has('server/ledger/deals')).toBe(true)
    expect([...graphs.values()].flatMap(cyclesIn), MOVE_DOWN).toEqual([])
  })

  it('reads and writes tables of another feature by SQL only where the table of edges says so', () => {
    const server = files.filter((file) => file.startsWith('server/'))
    const owners = tableOwners(server)
    const used = new Map<string, Set<string>>()
    for (const file of server) {
      const { wing, feature } = placeOf(file)
      if (heightOf(wing) < 0) continue
      for (const table of tablesIn(file, new Set(owners.keys())))
        if (owners.get(table) !== feature) used.set(feature, (used.get(feature) ?? new Set()).add(table))
    }
    const unlisted = [...used].flatMap(([feature, tables]) =>
      [...tables].filter((table) => !allowed.sql.get(feature)?.has(table)).map((table) => `${feature} → ${table}`),
    )
    const idle = [...allowed.sql].flatMap(([feature, tables]) =>
      [...tables].filter((table) => !used.get(feature)?.has(table)).map((table) => `${feature} → ${table}`),
    )

    expect(unlisted, 'Ask the reader of the feature that owns the table, or list the edge with its reason.').toEqual([])
    expect(idle, 'Remove it from the table of ARCHITECTURE.md.').toEqual([])
  })

  it('reads the environment in programs only, which hand a configuration down', () => {
    const readers = files.filter(
      (file) => heightOf(placeOf(file).wing) >= 0 && readFileSync(file, 'utf8').includes('process.env'),
    )

    expect(readers).toEqual([])
  })
})
