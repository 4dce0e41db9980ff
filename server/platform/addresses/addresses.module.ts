import { type DynamicModule, Module } from '@nestjs/common'
import { AddressesController } from '#server/platform/addresses/addresses.controller'
import { AddressesService } from '#server/platform/addresses/addresses.service'
import { StreetService } from '#server/platform/addresses/street.service'
import { AuditModule } from '#server/platform/audit/audit.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { ServerRestarter } from '#server/platform/settings/restart'

/** By which address people open the server. */
@Module({})
export class AddressesModule {
  static register(server: ServerRestarter): DynamicModule {
    return {
      module: AddressesModule,
      imports: [AuditModule, CentersModule],
      controllers: [AddressesController],
      providers: [AddressesService, StreetService, { provide: ServerRestarter, useValue: server }],
    }
  }
}
