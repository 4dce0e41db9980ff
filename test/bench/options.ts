import { parseArgs } from 'node:util'

export const SECTIONS = [
  'recording',
  'seeing',
  'growing',
  'playbook',
  'import',
  'page',
  'claims',
  'large',
  'postgres',
] as const
export type Section = (typeof SECTIONS)[number]

/** How long and how large: what is quick gives a first idea, not a figure to write down. */
export interface Scale {
  rounds: number
  roundMs: number
  sockets: number
  idleSockets: number
  entries: number
  /** How often each row of the large contest is measured. */
  looks: number
  /** Centers that share one PostgreSQL, each of 50 people. */
  centers: number
}

const FULL: Scale = {
  rounds: 7,
  roundMs: 3_000,
  sockets: 1_000,
  idleSockets: 2_000,
  entries: 1_000_000,
  looks: 15,
  centers: 100,
}
const QUICK: Scale = {
  rounds: 3,
  roundMs: 1_500,
  sockets: 1_000,
  idleSockets: 1_000,
  entries: 100_000,
  looks: 5,
  centers: 12,
}

export const BENCH_HELP = `npm run bench -- [--quick] [--json] [--only ${SECTIONS.join('|')}] [--rows <name>] [--profile <folder>]
    measures the product against a baseline of the same run; --rows takes topics or rows of the large contest`

export interface Options {
  sections: readonly Section[]
  isJson: boolean
  /** Where CPU profiles of the product go. */
  profiles?: string | undefined
  /** Of the large contest, only the topics or rows whose name has this in it. */
  rows?: string | undefined
  scale: Scale
}

/** Throws one sentence about what cannot be understood. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rows: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const only = SECTIONS.find((section) => section === values.only)
  if (values.only !== undefined && !only) throw new Error(`--only takes one of ${SECTIONS.join(', ')}`)
  const { json: isJson, quick: isQuick, profile: profiles, rows } = values
  return { sections: only ? [only] : SECTIONS, isJson, profiles, rows, scale: isQuick ? QUICK : FULL }
}
