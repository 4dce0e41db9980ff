import { Module } from '@nestjs/common'

/** Facts, in order, to every screen. */
@Module({})
export class LiveModule {}
