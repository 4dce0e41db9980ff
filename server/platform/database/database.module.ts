import { type DynamicModule, Module } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { OpenDatabase } from '#server/platform/database/data-source'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Gives every feature the one door to the database. */
@Module({})
export class DatabaseModule {
  static register(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: database.dataSource },
        { provide: UnitOfWork, useValue: database.uow },
      ],
      exports: [DataSource, UnitOfWork],
    }
  }
}
