import { Module } from '@nestjs/common'
import { CentersRepository } from '#server/platform/centers/centers.repository'

/** The tenants. */
@Module({ providers: [CentersRepository], exports: [CentersRepository] })
export class CentersModule {}
