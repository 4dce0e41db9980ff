import { z } from 'zod'
import { StorageTrouble } from '#shared/platform/errors/errors'
import { Instant } from '#shared/platform/time/time'

/** `daily` ones are made and removed by the server; the others are kept until a director removes them. */
export const BackupKind = z.enum(['daily', 'manual', 'before_restore', 'before_migration'])
export type BackupKind = z.infer<typeof BackupKind>

/** How many the server keeps of those it makes by itself. */
export const KEPT = { daily: 7, weekly: 4 }

/** Why a file cannot take the place of the database. */
export const FileProblem = z.enum([
  'missing',
  'not_sqlite',
  'damaged',
  'orphans',
  'not_ours',
  'newer',
  'figures',
  'not_migrated',
])
export type FileProblem = z.infer<typeof FileProblem>

/** Why no backup was made; `other` is in the log. */
export const BackupFailure = z.enum(['disk_full', 'read_only', 'damaged', 'other'])
export type BackupFailure = z.infer<typeof BackupFailure>

/** What was found when the copy was looked over: it opens and is whole; `figures_differ` when its ledger does not add up. */
export const BackupCheck = z.enum(['ok', 'figures_differ'])
export type BackupCheck = z.infer<typeof BackupCheck>

/** What a restore carries over from the database that it replaces, and what it leaves to be settled by hand. */
export const CarriedKind = z.enum([
  'disabled',
  'demoted',
  'passwords',
  'passwords_ended',
  'sessions',
  'resets',
  'tokens',
  'invites',
  'displays',
  'customers',
  'retention',
  'kept_directors',
  'no_director',
  'portraits',
  'photos',
  'unknown_accounts',
])
export type CarriedKind = z.infer<typeof CarriedKind>

/** How many, and the names of the first of them where they have one. */
export const CarriedOver = z.object({ what: CarriedKind, count: z.int(), names: z.array(z.string()) })
export type CarriedOver = z.infer<typeof CarriedOver>

/** `isCompared` is false where the replaced database could not be read: then every access ends. */
export const CarryOver = z.object({ isCompared: z.boolean(), lines: z.array(CarriedOver) })
export type CarryOver = z.infer<typeof CarryOver>

/** One copy of the whole database; `check` is null before the first check. */
export const BackupView = z.object({
  name: z.string(),
  kind: BackupKind,
  takenAt: Instant,
  bytes: z.int(),
  check: BackupCheck.nullable(),
})
export type BackupView = z.infer<typeof BackupView>

/** The newest restore, done or undone. */
export const LastRestore = z.object({
  at: Instant,
  by: z.string(),
  from: Instant,
  isDone: z.boolean(),
  keptAs: z.string().nullable(),
  carryOver: CarryOver.nullable().default(null),
})

/** `storage` says who makes copies: on PostgreSQL its administrator does. */
export const BackupsView = z.object({
  storage: z.enum(['file', 'postgres']),
  folder: z.string(),
  isAutomatic: z.boolean(),
  /** Whole-database actions of a page would touch other centres as well. */
  isOnlyCenter: z.boolean(),
  timezone: z.string(),
  backups: z.array(BackupView),
  databaseBytes: z.int(),
  freeBytes: z.int(),
  nextAt: Instant.nullable(),
  failure: z.object({ at: Instant, reason: BackupFailure }).nullable(),
  trouble: StorageTrouble.nullable(),
  lastRestore: LastRestore.nullable(),
})
export type BackupsView = z.infer<typeof BackupsView>

/** What a restore would bring back, and what recorded since would be gone. */
export const RestorePreview = z.object({
  name: z.string(),
  takenAt: Instant,
  problem: FileProblem.nullable(),
  lastDealAt: Instant.nullable(),
  carryOver: CarryOver.nullable(),
  lost: z.object({ deals: z.int(), pledges: z.int(), reports: z.int(), lessons: z.int(), accounts: z.int() }),
})
export type RestorePreview = z.infer<typeof RestorePreview>

/** A file of the list, never a path. */
export const BackupName = z.string().regex(/^[^/\\\p{C}.][^/\\\p{C}]{0,199}$/u)
