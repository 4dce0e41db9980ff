import { parseArgs } from 'node:util'
import { asksHelp } from '#server/platform/settings/asks-help'
import { isUnderCi } from '#server/platform/settings/config'

const HELP = `npm run demo
    replays the contest of spring 2015, then opens one that lives, and prints the address and the sign-ins;
    everything is in a temporary folder and goes with Ctrl-C
npm run demo -- --check
    replays it, compares its figures with the known ones, prints them as one JSON line and ends;
    exit code 1 if they differ; also what it does where CI is set
PORT, HOST and PUBLIC_URL are read as by npm start.`

/** What the command line asks for; ends the program where that is its help, or something that is not known. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): { isCheck: boolean } {
  if (asksHelp(args)) {
    console.log(HELP)
    process.exit(0)
  }
  try {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } })
    return { isCheck: values.check || isUnderCi(env) }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(1)
  }
}
