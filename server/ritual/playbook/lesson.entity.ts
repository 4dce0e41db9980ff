import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Center } from '#server/platform/centers/center.entity'
import { Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { CardField, CardKind, Moment, Segment } from '#shared/ritual/playbook/contract'

/** Increases with every change of a centre's cards, in commit order: a change locks this row first. */
@Entity('playbook')
export class Playbook {
  @References(() => Center, 'playbook_center_fk', { primary: true }) centerId!: string
  @Int() revision!: number
}

/** Who changed a field last, and at which revision of the card. */
export type CardChanges = Partial<Record<CardField, { revision: number; by: string }>>

/** 经验, 卖点, 政策 or 支撑联系人: a card of the centre's playbook, which outlives the contest it came from. */
@Entity('lesson')
@Check('lesson_kind', `"kind" in ('lesson', 'pitch', 'policy', 'contact')`)
@Check('lesson_status', `"status" in ('draft', 'published')`)
@Index('lesson_order', ['centerId', 'playbookRevision'], { unique: true })
@Index('lesson_starter', ['centerId', 'starter'], { unique: true })
export class Lesson {
  @Id() id!: string
  @References(() => Center, 'lesson_center_fk') centerId!: string
  @Ref({ nullable: true }) contestId!: string | null
  @Ref({ nullable: true }) meetingId!: string | null
  @Text(16) kind!: CardKind
  @Text(60) title!: string
  @Text(16, { nullable: true }) moment!: Moment | null
  @Text(4_000) story!: string
  @Text(2_000) remark!: string
  @Text(40, { nullable: true }) remarkBy!: string | null
  @Text(12, { nullable: true }) metric!: string | null
  @Text(16, { nullable: true }) segment!: Segment | null
  @Text(24, { nullable: true }) trade!: string | null
  @Text(40, { nullable: true }) phone!: string | null
  @Day({ nullable: true }) expiresOn!: string | null
  @Ref({ nullable: true }) authorId!: string | null
  @Text(40) authorName!: string
  /** Which card of the starter set it is. */
  @Text(24, { nullable: true }) starter!: string | null
  @Text(16) status!: 'draft' | 'published'
  @Int() uses!: number
  @Int() thanks!: number
  @Int() revision!: number
  @Json() changes!: CardChanges
  /** The playbook's revision at which it changed last. */
  @Int() playbookRevision!: number
  @Instant() createdAt!: Date
  @Instant({ nullable: true }) publishedAt!: Date | null
}

/** 我用上了: once per person and day, optionally on a deal. */
@Entity('lesson_use')
@Index('lesson_use_once', ['lessonId', 'accountId', 'day'], { unique: true })
@Index('lesson_use_deal', ['dealId'])
export class LessonUse {
  @Id() id!: string
  @References(() => Lesson, 'lesson_use_lesson_fk') lessonId!: string
  @Ref() accountId!: string
  @Ref({ nullable: true }) contestId!: string | null
  @Ref({ nullable: true }) dealId!: string | null
  @Day() day!: string
  @Instant() at!: Date
}

/** 点赞: once per person. */
@Entity('lesson_thanks')
export class LessonThanks {
  @References(() => Lesson, 'lesson_thanks_lesson_fk', { primary: true }) lessonId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) accountId!: string
  @Instant() at!: Date
}
