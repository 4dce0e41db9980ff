import { Module } from '@nestjs/common'
import { HealthController } from '#server/http/health.controller'

@Module({ controllers: [HealthController] })
export class HttpModule {}
