import { Module } from '@nestjs/common'

/** Who signs in. Other features may use what it exports, and nothing else from this folder. */
@Module({})
export class AccountsModule {}
