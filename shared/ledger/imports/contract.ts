import { z } from 'zod'
import { oneMiddleDot } from '#shared/platform/accounts/person-name'
import { ErrorCode } from '#shared/platform/errors/errors'
import {
  MOST_CELL_LENGTH,
  MOST_COLUMNS,
  TableNotice,
  TableNoticeKind,
  TableSheet,
} from '#shared/platform/spreadsheets/table'
import { text, verbatim } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

/** What a file may hold at most; a larger one is refused before any of it is stored. */
export const IMPORT_LIMITS = {
  bytes: 20 * 1024 * 1024,
  inflated: 64 * 1024 * 1024,
  rows: 20_000,
  /** Characters of all cells together; a workbook may name one long text a million times. */
  text: 20_000_000,
  columns: MOST_COLUMNS,
  cell: MOST_CELL_LENGTH,
  /** Different words of a column that are listed and can be mapped. */
  words: 1_500,
}

/** A word as it is looked up: 严　萍 is 严萍, and ３Ｇ is 3G. */
export const plainWord = (word: string): string => oneMiddleDot(word.normalize('NFKC')).replace(/[\s\p{Cf}]/gu, '')

/** The fields that a column of the file can be mapped to. */
export const ImportField = z.enum([
  'reference',
  'metric',
  'quantity',
  'member',
  'date',
  'status',
  'customerName',
  'customerPhone',
  'area',
  'note',
])
export type ImportField = z.infer<typeof ImportField>
export const NEEDED_FIELDS = ['reference', 'metric', 'member', 'date'] as const satisfies ImportField[]

/** As the file has it. */
const Word = text(IMPORT_LIMITS.cell, { min: 0, plain: verbatim, isOfFile: true })

/** Maps columns and words of the file to the contest; rows of a metric mapped to null are ignored. */
export const ImportMapping = z.strictObject({
  columns: z.partialRecord(ImportField, z.int().min(0).max(IMPORT_LIMITS.columns)),
  metrics: z.record(Word, z.uuid().nullable()),
  members: z.record(Word, z.uuid().nullable()),
  /** Words of the status column that say that the customer has cancelled. */
  cancelled: z.array(Word).max(IMPORT_LIMITS.words),
  /** How days that end with their year are written, where the column admits both orders. */
  dateOrder: z.enum(['day_first', 'month_first']).optional(),
})
export type ImportMapping = z.infer<typeof ImportMapping>

/** `draft` has been read, `ready` has been compared, `stopped` may go on where it stopped. */
export const ImportStatus = z.enum(['draft', 'ready', 'running', 'stopped', 'done'])
export type ImportStatus = z.infer<typeof ImportStatus>

/**
 * What became of a row: `matched` is here, `missing` is not and `written` was not; `gone` was here and reversed;
 * `cancelled_there` counts here though the file says it was cancelled; `other_member` and `other_quantity` differ;
 * `ignored` is not for this contest; `extra` is here and not in the file; `probable` is very likely a sale that is here
 * without its number.
 */
export const ImportOutcome = z.enum([
  'unchecked',
  'error',
  'ignored',
  'matched',
  'missing',
  'written',
  'gone',
  'cancelled_there',
  'other_member',
  'other_quantity',
  'extra',
  'probable',
])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** 对账: the outcomes that need a decision. */
export const DIFFERENCES = [
  'probable',
  'missing',
  'gone',
  'extra',
  'cancelled_there',
  'other_member',
  'other_quantity',
] as const satisfies ImportOutcome[]

/** Why a row cannot be read, or is left out. */
export const RowReason = z.enum([
  'no_reference',
  'long_reference',
  'rounded_reference',
  'masked_reference',
  'no_metric',
  'unknown_metric',
  'no_member',
  'unknown_member',
  'ambiguous_member',
  'member_left',
  'member_not_yet_in',
  'no_date',
  'bad_date',
  'ambiguous_date',
  'future_date',
  'outside_contest',
  'bad_quantity',
  'bad_amount',
  'total_too_large',
  'twice_in_file',
  'counted_with_sale',
  'not_in_contest',
  'cancelled_only_there',
  'cancelled_in_both',
])
export type RowReason = z.infer<typeof RowReason>

/** What a row says, as far as it could be understood, and what the ledger has under the same number and metric. */
export const RowFound = z.object({
  reason: RowReason.optional(),
  reference: z.string().optional(),
  /** A number with its middle hidden, 186****1234, which is no key. */
  masked: z.string().optional(),
  metricId: z.string().optional(),
  quantity: z.int().optional(),
  participantId: z.string().optional(),
  businessDate: Day.optional(),
  isCancelled: z.boolean().optional(),
  /** A return of this quantity whose sale is not in the file. */
  isReturn: z.boolean().optional(),
  here: z
    .object({
      participantId: z.string(),
      quantity: z.int(),
      businessDate: Day,
      lines: z.array(z.int()),
      seq: z.int(),
    })
    .optional(),
})
export type RowFound = z.infer<typeof RowFound>

export const ImportSettlement = z.enum(['recorded', 'cancelled', 'reassigned', 'corrected', 'left', 'joined'])
export type ImportSettlement = z.infer<typeof ImportSettlement>

/** Never the customer: the page is about figures. */
export const ImportRowView = z.object({
  position: z.int(),
  outcome: ImportOutcome,
  reason: RowReason.nullable(),
  reference: z.string().nullable(),
  metricId: z.string().nullable(),
  quantity: z.int().nullable(),
  participantId: z.string().nullable(),
  businessDate: Day.nullable(),
  here: RowFound.shape.here.nullable(),
  /** The raw cells of a row that could not be read. */
  cells: z.array(z.string()).optional(),
  settled: ImportSettlement.nullable(),
  settledBy: z.string().nullable(),
})
export type ImportRowView = z.infer<typeof ImportRowView>

export const ImportPage = z.object({ rows: z.array(ImportRowView), next: z.int().nullable() })
export type ImportPage = z.infer<typeof ImportPage>

/** A word of a column and the number of rows that contain it. */
export const ImportWord = z.object({
  word: z.string(),
  rows: z.int(),
  /** Whether it is the name, login or code of exactly one person. */
  isKnown: z.boolean().optional(),
})
export const ImportWords = z.object({
  metric: z.array(ImportWord),
  member: z.array(ImportWord),
  status: z.array(ImportWord),
})
export type ImportWords = z.infer<typeof ImportWords>

/** What was left out or assumed without being asked, shown before anything is written. */
export const ImportNotice = TableNotice.extend({
  kind: z.enum([
    ...TableNoticeKind.options,
    'quantity_assumed',
    'words_left_out',
    'too_many_statuses',
    'statuses_joined',
  ]),
})
export type ImportNotice = z.infer<typeof ImportNotice>

export const ImportView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  by: z.string(),
  status: ImportStatus,
  writes: z.boolean(),
  rows: z.int(),
  headers: z.array(z.string()),
  mapping: ImportMapping,
  words: ImportWords,
  /** The first rows of the file, unparsed. */
  preview: z.array(z.array(z.string())),
  notices: z.array(ImportNotice),
  sheets: z.array(TableSheet),
  /** Whether the order of day and month has to be chosen. */
  asksDateOrder: z.boolean(),
  counts: z.partialRecord(ImportOutcome, z.int()),
  /** How many of the differences are not settled. */
  open: z.int(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportList = z.array(
  ImportView.omit({
    ...{ headers: true, mapping: true, words: true, preview: true },
    ...{ notices: true, sheets: true, asksDateOrder: true },
  }),
)
export type ImportList = z.infer<typeof ImportList>

/** The file's bytes are the body; its name only labels the import. */
export const UploadQuery = z.strictObject({
  name: text(120),
  /** The sheet to read; without it the visible one that names most columns. */
  sheet: text(100, { min: 0, plain: verbatim, isOfFile: true }).optional(),
})
export type UploadQuery = z.infer<typeof UploadQuery>

/**
 * `writes` false only compares. `probable` says of all rows that are very likely sales without a number here that they
 * are the same, or new; without it they wait among the differences.
 */
export const StartImportInput = z.strictObject({
  writes: z.boolean(),
  probable: z.enum(['same', 'new']).optional(),
})
export type StartImportInput = z.infer<typeof StartImportInput>

export const ListRows = z.strictObject({
  outcome: ImportOutcome,
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export type ListRows = z.infer<typeof ListRows>

/** How many rows one request settles at most. */
export const MOST_SETTLED_AT_ONCE = 200

export const SettleInput = z.strictObject({
  positions: z.array(z.int().min(1)).min(1).max(MOST_SETTLED_AT_ONCE),
  action: z.enum(['record', 'cancel', 'reassign', 'correct', 'join', 'leave']),
  reason: text(100),
})
export type SettleInput = z.infer<typeof SettleInput>

/** What was done, and which rows refused it. */
export const SettledView = z.object({
  done: z.int(),
  refused: z.array(z.object({ position: z.int(), code: ErrorCode })),
})
export type SettledView = z.infer<typeof SettledView>

export const ImportFile = z.enum(['errors', 'differences'])
export type ImportFile = z.infer<typeof ImportFile>

export const FileQuery = z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') })
export type FileQuery = z.infer<typeof FileQuery>
