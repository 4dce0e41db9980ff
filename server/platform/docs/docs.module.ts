import { Module } from '@nestjs/common'
import { DocsController } from '#server/platform/docs/docs.controller'
import { RoutesReader } from '#server/platform/docs/routes.reader'

/** The document of the API. */
@Module({ controllers: [DocsController], providers: [RoutesReader] })
export class DocsModule {}
