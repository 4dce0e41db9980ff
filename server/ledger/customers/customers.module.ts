import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { CustomersController } from '#server/ledger/customers/customers.controller'
import { CustomersRepository } from '#server/ledger/customers/customers.repository'
import { CustomersService } from '#server/ledger/customers/customers.service'
import { ImportCustomersModule } from '#server/ledger/imports/import-customers.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'

/** Names and phones of buyers: read one at a time, erased on request and after the retention period. */
@Module({
  imports: [AuditModule, CentersModule, ContestsModule, ImportCustomersModule, AuthModule],
  controllers: [CustomersController],
  providers: [CustomersService, CustomersRepository, CustomerRetentionService],
})
export class CustomersModule {}
