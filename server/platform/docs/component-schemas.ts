import { z } from 'zod'
import type { ContractNames } from '#server/platform/docs/contract-names'

export type Json = Record<string, unknown>
export type Language = 'zh-CN' | 'en'
type Direction = 'input' | 'output'
type Defs = Map<string, unknown>

const IN_ZOD = '#/$defs/'
const IN_DOCUMENT = '#/components/schemas/'

/**
 * Contracts as JSON Schema that refers to named components. What a contract takes may differ from what it gives (defaults):
 * then the component of requests is named `…Input`.
 */
export class ComponentSchemas {
  private readonly defs: Record<Direction, Defs> = { input: new Map(), output: new Map() }
  private readonly different: Set<string>

  constructor(
    private readonly names: ContractNames,
    contracts: Record<Direction, readonly z.ZodType[]>,
  ) {
    for (const direction of ['input', 'output'] as const)
      for (const contract of contracts[direction])
        for (const [name, def] of Object.entries(this.convert(contract, direction).$defs ?? {}))
          this.defs[direction].set(name, def)
    this.different = differencesOf(this.defs.input, this.defs.output)
  }

  /** For `components.schemas`. */
  all(): Json {
    const entries = (['output', 'input'] as const).flatMap((direction) =>
      [...this.defs[direction]].map(
        ([name, def]) => [this.nameOf(name, direction), this.refer(def, direction)] as const,
      ),
    )
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** One of the contracts given at the start: a reference if it has a name. */
  schemaOf(contract: z.ZodType, direction: Direction): Json {
    const { $schema: _, $defs: __, ...schema } = this.convert(contract, direction)
    return this.refer(schema, direction) as Json
  }

  private convert(contract: z.ZodType, io: Direction) {
    return z.toJSONSchema(contract, { io, metadata: this.names, unrepresentable: 'any' })
  }

  private nameOf(name: string, direction: Direction): string {
    return direction === 'input' && this.different.has(name) ? `${name}Input` : name
  }

  /** With references as the document has them. */
  private refer(value: unknown, direction: Direction): unknown {
    if (Array.isArray(value)) return value.map((each) => this.refer(each, direction))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === '$ref' && typeof each === 'string'
          ? IN_DOCUMENT + this.nameOf(each.slice(IN_ZOD.length), direction)
          : this.refer(each, direction),
      ]),
    )
  }
}

/** Names of what has two forms, or refers to what has two. */
function differencesOf(input: Defs, output: Defs): Set<string> {
  const both = [...input.keys()].filter((name) => output.has(name))
  const texts = new Map(both.map((name) => [name, JSON.stringify(input.get(name))]))
  const found = new Set(both.filter((name) => texts.get(name) !== JSON.stringify(output.get(name))))
  const refersToOne = (text: string) => [...found].some((name) => text.includes(`"${IN_ZOD}${name}"`))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const [name, text] of texts) if (refersToOne(text)) found.add(name)
  }
  return found
}
