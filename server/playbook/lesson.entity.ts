import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Center } from '#server/centers/center.entity'
import { Day, Id, Instant, Int, Ref, Text } from '#server/database/columns'
import { References } from '#server/database/references'

/** 经验, 卖点, 政策 or 支撑联系人: a card of the centre's playbook, which outlives the contest it came from. */
@Entity('lesson')
@Check('lesson_kind', `"kind" in ('lesson', 'pitch', 'policy', 'contact')`)
@Check('lesson_status', `"status" in ('draft', 'published')`)
@Index('lesson_center', ['centerId'])
export class Lesson {
  @Id() id!: string
  @References(() => Center, 'lesson_center_fk') centerId!: string
  @Ref({ nullable: true }) contestId!: string | null
  @Ref({ nullable: true }) meetingId!: string | null
  @Text(16) kind!: 'lesson' | 'pitch' | 'policy' | 'contact'
  @Text(60) title!: string
  @Text(16, { nullable: true }) moment!: string | null
  @Text(4_000) story!: string
  @Text(2_000) remark!: string
  @Text(12, { nullable: true }) metric!: string | null
  @Text(16, { nullable: true }) segment!: string | null
  @Text(24, { nullable: true }) trade!: string | null
  @Text(40, { nullable: true }) phone!: string | null
  @Day({ nullable: true }) expiresOn!: string | null
  @Ref({ nullable: true }) authorId!: string | null
  @Text(30) authorName!: string
  @Text(16) status!: 'draft' | 'published'
  @Int() revision!: number
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
