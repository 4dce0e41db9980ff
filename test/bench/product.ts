import 'reflect-metadata'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type App, createApp } from '#server/app'
import { Pictures } from '#server/live/pictures'
import { RoomReader } from '#server/live/room.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { readConfig } from '#server/platform/settings/config'
import { SetupService } from '#server/platform/setup/setup.service'
import { serve, usedCpu } from './child'
import { DIRECTOR } from './stage'

const ORIGIN = 'http://bench.test'
const TURN_MS = 1
const turns = monitorEventLoopDelay({ resolution: TURN_MS })
let app: App | undefined

/** The real server as it runs for users: log lines at 'info', limits on, behind a proxy that names the clients. */
const product = {
  async start({ databaseUrl }: { databaseUrl: string }): Promise<{ url: string; origin: string }> {
    const config = readConfig({ DATABASE_URL: databaseUrl, PUBLIC_URL: ORIGIN, TRUST_PROXY: 'true' })
    app = await createApp({ config: { ...config, port: 0, asksSetupCode: false } })
    return { url: await app.listen(), origin: ORIGIN }
  },

  cpu: () => usedCpu(),

  /** Another center on this server, under its code. */
  async addCenter({ code }: { code: string }): Promise<void> {
    const setup = app?.nest.get(SetupService, { strict: false })
    await setup?.addCenter({ ...DIRECTOR, centerName: code, centerCode: code })
  },

  /** Commits, and the units that they answered. */
  stats: () => ({ ...app?.nest.get(UnitOfWork, { strict: false }).stats }),

  /** How long it takes, in ms, to make the first snapshot of a room that has no snapshot yet. */
  async coldSnapshots({ contestId, times }: { contestId: string; times: number }): Promise<number[]> {
    if (!app) throw new Error('The product has not started')
    const reader = app.nest.get(RoomReader, { strict: false })
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      await nextTurn()
      const start = performance.now()
      const { state } = await reader.advance(contestId, undefined, true)
      await new Pictures(state).snapshot({ audience: 'ledger_keepers', teamId: undefined })
      took.push(performance.now() - start)
    }
    return took
  },

  /** Begins to watch for how long nothing else has its turn. */
  watchTurns(): void {
    turns.enable()
    turns.reset()
  },

  /** The longest time, in ms, that one task has kept the loop since `watchTurns`. */
  longestTurn(): number {
    turns.disable()
    return Math.max(0, turns.max / 1e6 - TURN_MS)
  },

  resident: () => process.memoryUsage.rss(),

  /** Bytes after everything that is not needed was thrown away. */
  async memory(): Promise<{ resident: number; heap: number }> {
    for (let n = 0; n < 3; n++) {
      globalThis.gc?.()
      await nextTurn()
    }
    const { rss, heapUsed, external } = process.memoryUsage()
    return { resident: rss, heap: heapUsed + external }
  },
}
export type Product = typeof product

serve(product, () => app?.close())
