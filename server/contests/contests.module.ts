import { Module } from '@nestjs/common'

/** Contests: drafts, start, amendments, close. */
@Module({})
export class ContestsModule {}
