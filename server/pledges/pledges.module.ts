import { Module } from '@nestjs/common'

/** The morning's pledges. */
@Module({})
export class PledgesModule {}
