import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references } from '#migrations/keys'
import { day, id, int, ref, text } from '#migrations/types'

/** The codes and other names by which business systems know a participant. */
export class CreateParticipantCodes1790000625000 implements MigrationInterface {
  name = 'CreateParticipantCodes1790000625000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'participant_code',
        columns: [
          id(),
          ref('contestId'),
          ref('participantId'),
          text('code', 40),
          text('kind', 16),
          day('from', { nullable: true }),
          day('to', { nullable: true }),
          int('position'),
        ],
        checks: [{ name: 'participant_code_kind', expression: `"kind" in ('own', 'agent', 'borrowed', 'alias')` }],
        indices: [
          index('participant_code_contest', 'contestId'),
          index('participant_code_participant', 'participantId', 'position'),
        ],
        foreignKeys: [
          references('participant_code_contest_fk', 'contestId', 'contest'),
          references('participant_code_participant_fk', 'participantId', 'participant'),
        ],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('participant_code')
  }
}
