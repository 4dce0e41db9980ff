import 'reflect-metadata'
import { createApp } from '#server/app'
import { asksHelp } from '#server/platform/settings/asks-help'
import { type Config, loadConfig } from '#server/platform/settings/config'
import { SetupService } from '#server/platform/setup/setup.service'

const STOP_MS = 10_000
const HELP = `npm start
    serves pages, API and live connections on one port, and prints the address to open; Ctrl-C ends it.
    --lan  lets phones on the network in, as HOST=0.0.0.0 does.
    HOST, PORT, DATABASE_URL and the other variables are in README.md.`
const LAN = '--lan'

if (asksHelp(process.argv)) {
  console.log(HELP)
  process.exit(0)
}
try {
  const environment = environmentOf(process.argv.slice(2))
  const reload = () => loadConfig(environment)
  const config = reload()
  const app = await createApp({ config, reload })
  await app.listen()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app))
  console.log(addressLine(config))
  await app.nest.get(SetupService, { strict: false }).status()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** The variables, with what the arguments say; throws a sentence for one that is unknown. */
function environmentOf(args: readonly string[]): NodeJS.ProcessEnv {
  const unknown = args.find((arg) => arg !== LAN)
  if (unknown !== undefined) throw new Error(`${unknown} is not known.\n\n${HELP}`)
  return args.includes(LAN) ? { ...process.env, HOST: '0.0.0.0' } : process.env
}

/** Exits after the limit even if something hangs: all that was acknowledged is stored. */
async function stop(app: { close(): Promise<void> }): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref()
  await app.close()
  process.exit(0)
}

function addressLine({ publicUrl, isPublicUrlSet, host }: Config): string {
  if (isPublicUrlSet || host !== '0.0.0.0') return `Open ${publicUrl}`
  return `Open ${publicUrl} (this machine's address on the network; set PUBLIC_URL if people use another one)`
}
