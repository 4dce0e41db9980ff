import { Module } from '@nestjs/common'
import { AccountsModule } from '#server/accounts/accounts.module'
import { PasswordsModule } from '#server/accounts/passwords.module'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { SetupController } from '#server/setup/setup.controller'
import { SetupService } from '#server/setup/setup.service'

/** The first start, and further centres. */
@Module({
  imports: [AccountsModule, AuditModule, CentersModule, PasswordsModule],
  controllers: [SetupController],
  providers: [SetupService],
  exports: [SetupService],
})
export class SetupModule {}
