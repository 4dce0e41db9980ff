import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { BUILD, buildId } from '#server/journal/live/build-id'
import { LiveController } from '#server/journal/live/live.controller'
import { LiveGateway } from '#server/journal/live/live.gateway'
import { LiveNeighbours } from '#server/journal/live/live.neighbours'
import { LiveRelay } from '#server/journal/live/live.relay'
import { LiveMonitoring } from '#server/journal/live/live-monitoring'
import { RitualReader } from '#server/journal/live/ritual.reader'
import { RoomReader } from '#server/journal/live/room.reader'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { HealthModule } from '#server/platform/health/health.module'
import { MetricCollectorsModule } from '#server/platform/monitoring/metric-collectors'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'

/** Facts, in order, to every screen. */
@Module({
  imports: [
    JournalModule,
    ContestsModule,
    StandingsModule,
    PledgesModule,
    AuthModule,
    DutyModule,
    HealthModule,
    MetricCollectorsModule,
  ],
  controllers: [LiveController],
  providers: [
    RitualReader,
    LiveGateway,
    LiveMonitoring,
    LiveRelay,
    LiveNeighbours,
    RoomReader,
    { provide: BUILD, useFactory: () => buildId() },
  ],
  exports: [LiveRelay],
})
export class LiveModule {}
