import { Module } from '@nestjs/common'
import { ImportCustomersService } from '#server/ledger/imports/import-customers.service'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'

/** Customers in rows of files, for their erasure. */
@Module({ providers: [ImportCustomersService, ImportsRepository], exports: [ImportCustomersService] })
export class ImportCustomersModule {}
