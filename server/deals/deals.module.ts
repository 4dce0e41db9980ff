import { Module } from '@nestjs/common'

/** The ledger of deals. */
@Module({})
export class DealsModule {}
