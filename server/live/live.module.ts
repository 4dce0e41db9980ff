import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { LikesModule } from '#server/ledger/likes/likes.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { ClusterNotifier } from '#server/live/live.cluster'
import { LiveController } from '#server/live/live.controller'
import { LiveGateway } from '#server/live/live.gateway'
import { LiveRelay } from '#server/live/live.relay'
import { LiveMonitoring } from '#server/live/live-monitoring'
import { RoomReader } from '#server/live/room.reader'
import { RoomFiguresReader } from '#server/live/room-figures.reader'
import { AuthModule } from '#server/platform/auth/auth.module'
import { HealthModule } from '#server/platform/health/health.module'
import { MetricCollectorsModule } from '#server/platform/monitoring/metric-collectors'

/** Sends facts, in order, to every screen. */
@Module({
  imports: [
    JournalModule,
    ContestsModule,
    LikesModule,
    StandingsModule,
    AuthModule,
    DutyModule,
    HealthModule,
    MetricCollectorsModule,
  ],
  controllers: [LiveController],
  providers: [LiveGateway, LiveMonitoring, LiveRelay, ClusterNotifier, RoomReader, RoomFiguresReader],
  exports: [LiveRelay],
})
export class LiveModule {}
