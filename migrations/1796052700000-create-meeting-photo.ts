import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references, unique } from '#migrations/keys'
import { id, instant, int, ref, text } from '#migrations/types'

/** 留痕: up to three photos of a meeting. */
export class CreateMeetingPhoto1796052700000 implements MigrationInterface {
  name = 'CreateMeetingPhoto1796052700000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'meeting_photo',
        columns: [
          id(),
          ref('meetingId'),
          int('position'),
          text('type', 16),
          { name: 'picture', type: 'text' },
          ref('accountId'),
          instant('at'),
        ],
        foreignKeys: [references('meeting_photo_meeting_fk', 'meetingId', 'meeting')],
        indices: [unique('meeting_photo_place', 'meetingId', 'position')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('meeting_photo')
  }
}
