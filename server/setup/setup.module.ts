import { Module } from '@nestjs/common'

/** The first start. */
@Module({})
export class SetupModule {}
