import { type DynamicModule, Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { CUSTOMER_PLACES, type CustomerPlace } from '#server/ledger/customers/customer-place'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { CustomersController } from '#server/ledger/customers/customers.controller'
import { CustomersRepository } from '#server/ledger/customers/customers.repository'
import { CustomersService } from '#server/ledger/customers/customers.service'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'

/** Names and phones of buyers: read one at a time, erased on request and after the retention period. */
@Module({})
export class CustomersModule {
  static register(places: readonly CustomerPlace[]): DynamicModule {
    return {
      module: CustomersModule,
      imports: [AuditModule, CentersModule, ContestsModule, AuthModule],
      controllers: [CustomersController],
      providers: [
        CustomersService,
        CustomersRepository,
        CustomerRetentionService,
        { provide: CUSTOMER_PLACES, useValue: places },
      ],
    }
  }
}
