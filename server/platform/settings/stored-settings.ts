import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

/** What the page of addresses sets; variables of the environment go before it. */
export const StoredSettings = z.strictObject({
  HOST: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  /** What people opened until the last change; accepted for a day. */
  former: z.strictObject({ origins: z.array(z.string()), until: Instant }).optional(),
})
export type StoredSettings = z.infer<typeof StoredSettings>

/** `settings.json` in the folder of a SQLite database, or in `data` for a PostgreSQL. */
export const settingsFileOf = (databaseUrl: string): string =>
  join(/^postgres(ql)?:/i.test(databaseUrl) ? 'data' : dirname(databaseUrl), 'settings.json')

/** Nothing where there is no file; throws a sentence with the remedy. */
export function readStoredSettings(file: string): StoredSettings {
  if (!existsSync(file)) return {}
  try {
    return StoredSettings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file} cannot be used; correct it, or remove it and choose the address again on the page.`, {
      cause: error,
    })
  }
}

/** Replaces the file as a whole: at every instant the old one or the new one is there. */
export function writeStoredSettings(file: string, settings: StoredSettings): void {
  const unfinished = `${file}.unfinished`
  writeFileSync(unfinished, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
}
