import { Module } from '@nestjs/common'

/** TVs that watch one contest. */
@Module({})
export class DisplaysModule {}
