import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { StoredWords } from '#server/ritual/battle-reports/report-rules'
import type { ReportFigures } from '#shared/ritual/battle-reports/contract'

/** 战报: figures frozen at a number of the journal, plus the director's words. */
@Entity('battle_report')
@Check('battle_report_kind', `"kind" in ('daily', 'flash', 'good_news', 'weekly', 'monthly', 'final', 'lists')`)
@Check('battle_report_status', `"status" in ('draft', 'published', 'withdrawn')`)
@Index('battle_report_contest', ['contestId', 'createdAt'])
export class BattleReport {
  @Id() id!: string
  @References(() => Contest, 'battle_report_contest_fk') contestId!: string
  @Text(16) kind!: 'daily' | 'flash' | 'good_news' | 'weekly' | 'monthly' | 'final' | 'lists'
  @Day() day!: string
  @Int() seq!: number
  @Ref() epoch!: string
  @Json() figures!: ReportFigures
  @Json() words!: StoredWords
  @Text(16) status!: 'draft' | 'published' | 'withdrawn'
  @Ref({ nullable: true }) authorId!: string | null
  @Instant() createdAt!: Date
  @Instant({ nullable: true }) publishedAt!: Date | null
  @Text(200, { nullable: true }) withdrawnReason!: string | null
}

/** A report as a picture in one language; `png` is base64, which both databases store alike. */
@Entity('battle_report_picture')
export class BattleReportPicture {
  @References(() => BattleReport, 'battle_report_picture_fk', { primary: true }) reportId!: string
  @PrimaryColumn({ type: 'varchar', length: 8 }) language!: string
  @Column({ type: 'text' }) png!: string
}

/** Who has opened a report. */
@Entity('report_read')
export class ReportRead {
  @References(() => BattleReport, 'report_read_report_fk', { primary: true }) reportId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) accountId!: string
  @Instant() at!: Date
}
