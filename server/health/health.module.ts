import { Module } from '@nestjs/common'
import { HealthController } from '#server/health/health.controller'
import { HealthService } from '#server/health/health.service'
import { LiveModule } from '#server/live/live.module'

/** What a supervisor, a proxy or a monitor asks. */
@Module({ imports: [LiveModule], controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
