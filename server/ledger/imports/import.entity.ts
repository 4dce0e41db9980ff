import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type {
  ImportMapping,
  ImportNotice,
  ImportOutcome,
  ImportSettlement,
  ImportStatus,
  ImportWords,
  RowFound,
} from '#shared/ledger/imports/contract'
import type { TableSheet } from '#shared/platform/spreadsheets/table'

/** The words of the file, and the days that its rows are of. */
export interface FileWords extends ImportWords {
  from: string | null
  to: string | null
  /** What was assumed when the words were gathered. */
  notices?: ImportNotice[]
  asksDateOrder?: boolean
}

/** What the reader of the file left out or did by itself, and the sheets that it found. */
export interface FileReading {
  notices: ImportNotice[]
  sheets: TableSheet[]
  /** The number of the file's last row, as rows keep the numbers that the file gives them. */
  lastRow: number
}

/** A file of a business system, and how far its import is; `aliveAt` is the time of the last progress. */
@Entity('import_run')
@Check('import_run_status', `"status" in ('draft', 'ready', 'running', 'stopped', 'done')`)
@Index('import_run_contest', ['contestId', 'createdAt'])
export class ImportRun {
  @Id() id!: string
  @References(() => Contest, 'import_run_contest_fk') contestId!: string
  @References(() => Account, 'import_run_account_fk') accountId!: string
  @Text(120) fileName!: string
  @Text(16) status!: ImportStatus
  /** False where the file is only compared with the ledger. */
  @Bool() writes!: boolean
  @Int() rows!: number
  @Json({ nullable: true }) reading!: FileReading | null
  @Json() headers!: string[]
  @Json() mapping!: ImportMapping
  @Json() words!: FileWords
  @Instant() createdAt!: Date
  @Instant() aliveAt!: Date
  @Instant({ nullable: true }) finishedAt!: Date | null
}

/** Files that were read before rows had the file's numbers were numbered from 1. */
export const lastRowOf = ({ reading, rows }: ImportRun): number => reading?.lastRow ?? rows

/** A row of the file by its number there, or after them what is here and not in the file. `key` is its reference and metric. */
@Entity('import_row')
@Index('import_row_outcome', ['runId', 'outcome', 'position'])
@Index('import_row_key', ['runId', 'key'])
export class ImportRow {
  @References(() => ImportRun, 'import_row_run_fk', { primary: true }) runId!: string
  @PrimaryColumn({ type: 'integer' }) position!: number
  @Json() cells!: string[]
  @Text(20) outcome!: ImportOutcome
  @Json({ nullable: true }) found!: RowFound | null
  @Text(80, { nullable: true }) key!: string | null
  @Ref({ nullable: true }) dealId!: string | null
  @Text(12, { nullable: true }) settled!: ImportSettlement | null
  @Text(40, { nullable: true }) settledBy!: string | null
  @Instant({ nullable: true }) settledAt!: Date | null
}
