import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { ContestsModule } from '#server/contests/contests.module'
import { CustomerRetentionService } from '#server/customers/customer-retention.service'
import { CustomersController } from '#server/customers/customers.controller'
import { CustomersRepository } from '#server/customers/customers.repository'
import { CustomersService } from '#server/customers/customers.service'
import { ImportCustomersModule } from '#server/imports/import-customers.module'
import { SessionsModule } from '#server/sessions/sessions.module'

/** Names and phones of those who bought: told one by one, erased on request and after a while. */
@Module({
  imports: [AuditModule, CentersModule, ContestsModule, ImportCustomersModule, SessionsModule],
  controllers: [CustomersController],
  providers: [CustomersService, CustomersRepository, CustomerRetentionService],
})
export class CustomersModule {}
