import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { BackupCheck, BackupFailure, LastRestore } from '#shared/platform/backups/contract'
import { Instant } from '#shared/platform/time/time'

const Notes = z.object({
  checks: z.record(z.string(), z.object({ bytes: z.int(), check: BackupCheck })).default({}),
  failure: z.object({ at: Instant, reason: BackupFailure }).nullable().default(null),
  lastRestore: LastRestore.nullable().default(null),
})
export type Notes = z.infer<typeof Notes>

/** Results of backups and restores, in a file next to the copies, where `doctor` reads them too. */
export function readNotes(file: string): Notes {
  try {
    return Notes.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return Notes.parse({})
  }
}

/** Replaces the file atomically; throws if the folder is not writable. */
export function writeNotes(file: string, notes: Notes): void {
  writeFileSync(`${file}.new`, JSON.stringify(notes, null, 2))
  renameSync(`${file}.new`, file)
}
