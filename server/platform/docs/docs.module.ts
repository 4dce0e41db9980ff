import { type DynamicModule, Module } from '@nestjs/common'
import { type ContractModules, ContractNames } from '#server/platform/docs/contract-names'
import { DocsController } from '#server/platform/docs/docs.controller'
import { RoutesReader } from '#server/platform/docs/routes.reader'

/** The document of the API. */
@Module({})
export class DocsModule {
  /** With the modules whose exports name the contracts. */
  static register(contracts: ContractModules): DynamicModule {
    const names = { provide: ContractNames, useFactory: () => new ContractNames(contracts) }
    return { module: DocsModule, controllers: [DocsController], providers: [RoutesReader, names] }
  }
}
