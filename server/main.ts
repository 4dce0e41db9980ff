import 'reflect-metadata'
import { createApp } from '#server/app'
import { asksHelp } from '#server/platform/settings/asks-help'
import { type Config, readConfig } from '#server/platform/settings/config'
import { SetupService } from '#server/platform/setup/setup.service'

const STOP_MS = 10_000
const HELP = `npm start
    serves pages, API and live connections on one port, and prints the address to open; Ctrl-C ends it.
    It takes no arguments: HOST, PORT, DATABASE_URL and the other variables are in README.md.`

if (asksHelp(process.argv)) {
  console.log(HELP)
  process.exit(0)
}
try {
  const config = readConfig(process.env)
  const app = await createApp({ config })
  await app.listen()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app))
  console.log(addressLine(config))
  await app.nest.get(SetupService, { strict: false }).status()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
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
