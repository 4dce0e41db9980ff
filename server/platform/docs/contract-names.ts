import { z } from 'zod'

/** Modules by path, as `import.meta.glob` gives them: `../shared/ledger/deals/contract.ts`. */
export type ContractModules = Record<string, Record<string, unknown>>

/** Contracts worth a name of their own in the document; a single string or number is clearer where it is used. */
const NAMED = new Set(['object', 'enum', 'union', 'record', 'array', 'tuple', 'intersection', 'pipe'])

/** The names of contracts in the API document: those of their exports, with the feature before a name that two features use. */
export class ContractNames extends z.core.$ZodRegistry<z.core.GlobalMeta> {
  constructor(modules: ContractModules = {}) {
    super()
    const found = Object.entries(modules).flatMap(([path, exported]) =>
      Object.entries(exported).flatMap(([name, contract]) => (isNamed(contract) ? [{ path, name, contract }] : [])),
    )
    const isTaken = ({ name, path }: (typeof found)[number]) =>
      found.some((other) => other.name === name && other.path !== path)
    for (const each of found)
      this.add(each.contract, { id: isTaken(each) ? `${featureOf(each.path)}${each.name}` : each.name })
  }

  /** With what the contract itself says (`.meta()`). */
  override get(contract: z.core.$ZodType): z.core.GlobalMeta | undefined {
    return { ...z.globalRegistry.get(contract), ...super.get(contract) }
  }
}

const isNamed = (value: unknown): value is z.ZodType => value instanceof z.ZodType && NAMED.has(value.def.type)

/** `BattleReports` of `../shared/ritual/battle-reports/contract.ts`. */
const featureOf = (path: string): string =>
  (path.split('/').at(-2) ?? '').replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
