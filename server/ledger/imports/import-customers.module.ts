import { Module } from '@nestjs/common'
import { ImportCustomersService } from '#server/ledger/imports/import-customers.service'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'

/** Erases customers from rows of imported files. */
@Module({ providers: [ImportCustomersService, ImportsRepository], exports: [ImportCustomersService] })
export class ImportCustomersModule {}
