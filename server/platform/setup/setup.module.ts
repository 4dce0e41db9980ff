import { Module } from '@nestjs/common'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { PasswordsModule } from '#server/platform/accounts/passwords.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { SetupController } from '#server/platform/setup/setup.controller'
import { SetupService } from '#server/platform/setup/setup.service'
import { SetupCodeService } from '#server/platform/setup/setup-code.service'

/** The first start, and further centres. */
@Module({
  imports: [AccountsModule, AuditModule, CentersModule, PasswordsModule],
  controllers: [SetupController],
  providers: [SetupService, SetupCodeService],
  exports: [SetupService],
})
export class SetupModule {}
