import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { bool, day, id, instant, int, json, ref, text } from '#migrations/types'

/** Who is on duty, the two meetings, battle reports, benchmarks and the playbook. */
export class CreateRitual1790000300000 implements MigrationInterface {
  name = 'CreateRitual1790000300000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    for (const column of COLUMNS) await db.query(`alter table ${column}`)
    for (const table of tables()) await db.createTable(table)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await db.dropTable(table)
    for (const column of COLUMNS.toReversed())
      await db.query(`alter table ${column.replace(/add (".*?").*/, 'drop $1')}`)
  }
}

const COLUMNS = [
  `"contest" add "paceBasis" varchar(16) not null default 'calendar'`,
  `"contest" add "workWeek" varchar(7) not null default '12345'`,
  `"participant" add "activeFrom" varchar(10)`,
  `"participant" add "activeTo" varchar(10)`,
  `"pledge" add "early" text`,
  `"pledge" add "floor" integer not null default 0`,
]

const tables = () => [...duty(), ...meetings(), ...reports(), ...playbook()]

const duty = () => [
  new Table({
    name: 'calendar_day',
    columns: [ref('contestId', { primary: true }), day('day', { primary: true }), bool('isWorking'), text('note', 40)],
    foreignKeys: [references('calendar_day_contest_fk', 'contestId', 'contest')],
  }),
  new Table({
    name: 'absence',
    columns: [
      ref('contestId', { primary: true }),
      day('day', { primary: true }),
      ref('participantId', { primary: true }),
      text('kind', 16),
      instant('at'),
    ],
    checks: [{ name: 'absence_kind', expression: `"kind" in ('leave', 'out', 'rest')` }],
    foreignKeys: [references('absence_participant_fk', 'participantId', 'participant')],
  }),
]

const meetings = () => [
  new Table({
    name: 'meeting',
    columns: [
      id(),
      ref('contestId'),
      text('kind', 16),
      day('day'),
      text('status', 16),
      int('item'),
      json('view'),
      json('minutes', { nullable: true }),
      instant('openedAt', { nullable: true }),
      instant('closedAt', { nullable: true }),
    ],
    checks: [
      { name: 'meeting_kind', expression: `"kind" in ('morning', 'evening')` },
      { name: 'meeting_status', expression: `"status" in ('prepared', 'open', 'closed')` },
    ],
    indices: [unique('meeting_day', 'contestId', 'day', 'kind')],
    foreignKeys: [references('meeting_contest_fk', 'contestId', 'contest')],
  }),
  new Table({
    name: 'meeting_field',
    columns: [
      ref('meetingId', { primary: true }),
      { ...text('field', 40), isPrimary: true },
      json('value'),
      int('revision'),
      ref('accountId'),
      instant('at'),
    ],
    foreignKeys: [references('meeting_field_meeting_fk', 'meetingId', 'meeting')],
  }),
  new Table({
    name: 'praise',
    columns: [
      id(),
      ref('contestId'),
      ref('meetingId'),
      day('day'),
      ref('participantId'),
      text('reason', 24),
      json('figures'),
      text('words', 200),
      int('position'),
    ],
    indices: [index('praise_meeting', 'meetingId'), index('praise_day', 'contestId', 'day')],
    foreignKeys: [
      references('praise_meeting_fk', 'meetingId', 'meeting'),
      references('praise_participant_fk', 'participantId', 'participant'),
    ],
  }),
  new Table({
    name: 'shortfall',
    columns: [
      id(),
      ref('contestId'),
      ref('meetingId'),
      day('day'),
      ref('metricId', { nullable: true }),
      ref('teamId', { nullable: true }),
      text('area', 40, { nullable: true }),
      json('figures'),
      text('cause', 16, { nullable: true }),
      text('action', 200, { nullable: true }),
      ref('ownerId', { nullable: true }),
      day('dueOn', { nullable: true }),
      instant('doneAt', { nullable: true }),
    ],
    checks: [{ name: 'shortfall_cause', expression: `"cause" in ('leads', 'pitch', 'policy', 'time', 'other')` }],
    indices: [index('shortfall_meeting', 'meetingId'), index('shortfall_open', 'contestId', 'doneAt')],
    foreignKeys: [references('shortfall_meeting_fk', 'meetingId', 'meeting')],
  }),
  new Table({
    name: 'support',
    columns: [
      id(),
      ref('contestId'),
      day('day'),
      ref('participantId'),
      json('figures'),
      ref('buddyId', { nullable: true }),
      ref('lessonId', { nullable: true }),
      text('note', 400),
      instant('talkedAt', { nullable: true }),
      instant('sentAt', { nullable: true }),
      instant('readAt', { nullable: true }),
    ],
    indices: [unique('support_day', 'contestId', 'day', 'participantId')],
    foreignKeys: [references('support_participant_fk', 'participantId', 'participant')],
  }),
  new Table({
    name: 'customer_voice',
    columns: [
      id(),
      ref('contestId'),
      day('day'),
      text('kind', 16),
      text('text', 200),
      int('count'),
      ref('accountId'),
      instant('at'),
    ],
    checks: [{ name: 'customer_voice_kind', expression: `"kind" in ('opinion', 'suggestion', 'complaint', 'praise')` }],
    indices: [index('customer_voice_day', 'contestId', 'day')],
    foreignKeys: [references('customer_voice_contest_fk', 'contestId', 'contest')],
  }),
]

const reports = () => [
  new Table({
    name: 'battle_report',
    columns: [
      id(),
      ref('contestId'),
      text('kind', 16),
      day('day'),
      int('seq'),
      ref('epoch'),
      json('figures'),
      json('words'),
      text('status', 16),
      ref('authorId', { nullable: true }),
      instant('createdAt'),
      instant('publishedAt', { nullable: true }),
      text('withdrawnReason', 200, { nullable: true }),
    ],
    checks: [
      {
        name: 'battle_report_kind',
        expression: `"kind" in ('daily', 'flash', 'good_news', 'weekly', 'monthly', 'final')`,
      },
      { name: 'battle_report_status', expression: `"status" in ('draft', 'published', 'withdrawn')` },
    ],
    indices: [index('battle_report_contest', 'contestId', 'createdAt')],
    foreignKeys: [references('battle_report_contest_fk', 'contestId', 'contest')],
  }),
  new Table({
    name: 'battle_report_picture',
    columns: [
      ref('reportId', { primary: true }),
      text('language', 8, { primary: true }),
      { name: 'png', type: 'text' },
    ],
    foreignKeys: [references('battle_report_picture_fk', 'reportId', 'battle_report')],
  }),
  new Table({
    name: 'report_read',
    columns: [ref('reportId', { primary: true }), ref('accountId', { primary: true }), instant('at')],
    foreignKeys: [references('report_read_report_fk', 'reportId', 'battle_report')],
  }),
  new Table({
    name: 'benchmark',
    columns: [
      id(),
      ref('contestId'),
      ref('participantId'),
      ref('metricId', { nullable: true }),
      day('week', { nullable: true }),
      text('citation', 200),
      json('figures'),
      int('seq'),
      ref('accountId'),
      instant('at'),
      instant('withdrawnAt', { nullable: true }),
    ],
    indices: [unique('benchmark_contest', 'contestId', 'seq')],
    foreignKeys: [
      references('benchmark_contest_fk', 'contestId', 'contest'),
      references('benchmark_participant_fk', 'participantId', 'participant'),
    ],
  }),
]

const playbook = () => [
  new Table({
    name: 'playbook',
    columns: [ref('centerId', { primary: true }), int('revision')],
    foreignKeys: [references('playbook_center_fk', 'centerId', 'center')],
  }),
  new Table({
    name: 'lesson',
    columns: [
      id(),
      ref('centerId'),
      ref('contestId', { nullable: true }),
      ref('meetingId', { nullable: true }),
      text('kind', 16),
      text('title', 60),
      text('moment', 16, { nullable: true }),
      text('story', 4_000),
      text('remark', 2_000),
      text('remarkBy', 30, { nullable: true }),
      text('metric', 12, { nullable: true }),
      text('segment', 16, { nullable: true }),
      text('trade', 24, { nullable: true }),
      text('phone', 40, { nullable: true }),
      day('expiresOn', { nullable: true }),
      ref('authorId', { nullable: true }),
      text('authorName', 30),
      text('starter', 24, { nullable: true }),
      text('status', 16),
      int('uses'),
      int('thanks'),
      int('revision'),
      json('changes'),
      int('playbookRevision'),
      instant('createdAt'),
      instant('publishedAt', { nullable: true }),
    ],
    checks: [
      { name: 'lesson_kind', expression: `"kind" in ('lesson', 'pitch', 'policy', 'contact')` },
      { name: 'lesson_status', expression: `"status" in ('draft', 'published')` },
    ],
    indices: [unique('lesson_order', 'centerId', 'playbookRevision'), unique('lesson_starter', 'centerId', 'starter')],
    foreignKeys: [references('lesson_center_fk', 'centerId', 'center')],
  }),
  new Table({
    name: 'lesson_use',
    columns: [
      id(),
      ref('lessonId'),
      ref('accountId'),
      ref('contestId', { nullable: true }),
      ref('dealId', { nullable: true }),
      day('day'),
      instant('at'),
    ],
    indices: [unique('lesson_use_once', 'lessonId', 'accountId', 'day'), index('lesson_use_deal', 'dealId')],
    foreignKeys: [references('lesson_use_lesson_fk', 'lessonId', 'lesson')],
  }),
  new Table({
    name: 'lesson_thanks',
    columns: [ref('lessonId', { primary: true }), ref('accountId', { primary: true }), instant('at')],
    foreignKeys: [references('lesson_thanks_lesson_fk', 'lessonId', 'lesson')],
  }),
]
