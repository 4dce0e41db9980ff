import { z } from 'zod'
import { BackupsView, BackupView, FileProblem, RestorePreview } from '#shared/platform/backups/contract'
import { del, get, NoContent, post } from '#web/api/http'

/** A large database is copied, checked or replaced within one request. */
const LONG = { timeoutMs: 600_000 }
const RestoreOutcome = z.object({ problem: FileProblem.nullable() })

const at = (name: string, rest = '') => `/api/backups/${encodeURIComponent(name)}${rest}`

export const listBackups = () => get('/api/backups', BackupsView)
export const makeBackup = () => post('/api/backups', BackupView, {}, LONG)
export const removeBackup = (name: string) => del(at(name), NoContent)
export const previewRestore = (name: string) => get(at(name, '/preview'), RestorePreview, LONG)
export const restoreBackup = (name: string) => post(at(name, '/restore'), RestoreOutcome, {}, LONG)
export const backupFileAddress = (name: string) => at(name, '/file')
