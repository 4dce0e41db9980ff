import type { Config } from '#server/platform/settings/config'

/** One word after `npm run cli --`. A thrown error is printed and sets the exit code to 1. */
export interface Command {
  /** The arguments, as one would type them. */
  usage: string
  does: string
  /** Resolves to the exit code. */
  run(args: string[], config: Config): Promise<number>
}
