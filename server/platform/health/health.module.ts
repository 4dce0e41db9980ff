import { Module } from '@nestjs/common'
import { HealthController } from '#server/platform/health/health.controller'
import { HealthService } from '#server/platform/health/health.service'
import { HealthChecks } from '#server/platform/health/health-checks'

/** Liveness and readiness, for a supervisor, a proxy or a monitor. */
@Module({ controllers: [HealthController], providers: [HealthChecks, HealthService], exports: [HealthChecks] })
export class HealthModule {}
