import { parseArgs } from 'node:util'
import { z } from 'zod'
import { asksHelp } from '#server/platform/settings/asks-help'
import { isUnderCi } from '#server/platform/settings/config'

const HELP = `npm run demo
    replays the contest of spring 2015, then opens one that lives, and prints the address and the sign-ins;
    everything is in a temporary folder and goes with Ctrl-C
npm run demo -- --check
    replays it, compares its figures with the known ones, prints them as one JSON line and ends;
    exit code 1 if they differ; also what it does where CI is set
npm run demo -- --sample <variables as JSON>
    as the server starts it for its directors: says by IPC where it is, and ends with the server
PORT, HOST and PUBLIC_URL are read as by npm start.`

const OPTIONS = { check: { type: 'boolean', default: false }, sample: { type: 'string' } } as const
const Variables = z.record(z.string(), z.string())

export interface Options {
  isCheck: boolean
  isSample: boolean
  /** The environment, with what a sample contest has instead. */
  env: NodeJS.ProcessEnv
}

/** What the command line asks for; ends the program where that is its help, or something that is not known. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  if (asksHelp(args)) {
    console.log(HELP)
    process.exit(0)
  }
  try {
    const { values } = parseArgs({ args, options: OPTIONS })
    const isSample = values.sample !== undefined
    const variables = isSample ? Variables.parse(JSON.parse(values.sample ?? '')) : {}
    return { isCheck: values.check || (isUnderCi(env) && !isSample), isSample, env: { ...env, ...variables } }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(1)
  }
}
