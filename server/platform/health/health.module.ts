import { Module } from '@nestjs/common'
import { LiveModule } from '#server/journal/live/live.module'
import { HealthController } from '#server/platform/health/health.controller'
import { HealthService } from '#server/platform/health/health.service'

/** What a supervisor, a proxy or a monitor asks. */
@Module({ imports: [LiveModule], controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
