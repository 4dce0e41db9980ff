import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Wings from the lowest to the highest; a wing imports itself and the wings below it. */
export const WINGS = ['platform', 'journal', 'contest', 'ledger', 'field', 'ritual', 'live', 'screens']

/** Where a file belongs: `feature` is `ritual/pledges`, `web:ui` for what pages share, or `server:` for programs. */
export interface Place {
  side: string
  wing: string
  feature: string
}

export interface ImportEdge {
  from: string
  to: string
}

const SIDES = ['server', 'web', 'shared']
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g

/** All sources of the product, as paths from the root of the repository. */
export const sourceFiles = (): string[] =>
  SIDES.flatMap((side) =>
    readdirSync(side, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => join(side, file)),
  ).sort()

/** Imports between these files, types and lazy imports included. */
export function importEdges(files: readonly string[]): ImportEdge[] {
  const known = new Set(files)
  return files.flatMap((from) =>
    [...readFileSync(from, 'utf8').matchAll(SPECIFIER)].flatMap(([, specifier = '']) => {
      const to = resolveImport(from, specifier, known)
      return to === undefined ? [] : [{ from, to }]
    }),
  )
}

function resolveImport(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  if (!/^(\.|#(server|web|shared)\/)/.test(specifier)) return undefined
  const path = specifier.startsWith('#') ? specifier.slice(1) : join(dirname(from), specifier)
  return [path, `${path}.ts`, `${path}/index.ts`].find((each) => known.has(each))
}

export function placeOf(file: string): Place {
  const [side = '', ...path] = file.split('/')
  const folders = path.slice(0, -1)
  if (side === 'web' && folders[0] !== 'features') {
    const room = `web:${folders[0] ?? ''}`
    return { side, wing: room, feature: room }
  }
  const [wing = `${side}:`, feature] = side === 'web' ? folders.slice(1) : folders
  // shared/live assembles what all wings contribute to the live protocol: a program of contracts, not a wing.
  const isWing = WINGS.includes(wing) && !(side === 'shared' && wing === 'live')
  return {
    side,
    wing: isWing ? wing : `${side}:${folders[0] ?? ''}`,
    feature: isWing && feature ? `${wing}/${feature}` : `${side}:${folders[0] ?? ''}`,
  }
}

/** Circles of more than one node, each as the list of its nodes (Tarjan's strongly connected components). */
export function cyclesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []
  const visit = (node: string): void => {
    order.set(node, order.size)
    low.set(node, order.get(node) ?? 0)
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(node) !== order.get(node)) return
    const cycle = stack.splice(stack.indexOf(node))
    if (cycle.length > 1) cycles.push(cycle.sort())
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node)
  return cycles
}

const ENTITY = /@Entity\('(\w+)'\)/g
const SQL_TABLE = /\b(?:from|join|into|update)\s+"?([a-z_]+)"?/g

/** Which feature owns each table: the one that holds its entity. */
export function tableOwners(files: readonly string[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const file of files.filter((each) => each.endsWith('.entity.ts')))
    for (const [, table = ''] of readFileSync(file, 'utf8').matchAll(ENTITY)) owners.set(table, placeOf(file).feature)
  return owners
}

/** Tables that raw SQL of this file names: inside template literals that hold a statement. */
export function tablesIn(file: string, known: ReadonlySet<string>): Set<string> {
  const statements = readFileSync(file, 'utf8').match(/`[^`]*\b(?:select|insert|update|delete)\b[^`]*`/gi) ?? []
  const names = statements.flatMap((statement) => [...statement.matchAll(SQL_TABLE)].map(([, name = '']) => name))
  return new Set(names.filter((name) => known.has(name)))
}
