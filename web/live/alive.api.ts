import { z } from 'zod'
import { get } from '#web/api/http'

const Alive = z.object({ ok: z.boolean() })

/** Whether the server answers; every answer carries its time and the id of its pages. */
export const askAlive = (): Promise<boolean> =>
  get('/api/health/live', Alive, { timeoutMs: 5_000 }).then(
    ({ ok }) => ok,
    () => false,
  )
