import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { index } from '#migrations/keys'

/** Requests by the moments that a day counts, so that an evening reads its own and no others. */
export class IndexRequests1796053900000 implements MigrationInterface {
  name = 'IndexRequests1796053900000'

  async up(db: QueryRunner): Promise<void> {
    for (const each of INDEXES) await db.createIndex('request', new TableIndex(each))
  }

  async down(db: QueryRunner): Promise<void> {
    for (const each of INDEXES) await db.dropIndex('request', new TableIndex(each))
  }
}

const INDEXES = [
  index('request_asked', 'contestId', 'askedAt'),
  index('request_answered', 'contestId', 'answeredAt'),
  index('request_missed', 'contestId', 'missedAt'),
]
