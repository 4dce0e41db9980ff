import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { BUILD, buildId } from '#server/live/build-id'
import { JournalModule } from '#server/live/journal.module'
import { LiveController } from '#server/live/live.controller'
import { LiveGateway } from '#server/live/live.gateway'
import { LiveNeighbours } from '#server/live/live.neighbours'
import { LiveRelay } from '#server/live/live.relay'
import { RitualReader } from '#server/live/ritual.reader'
import { RoomReader } from '#server/live/room.reader'
import { PledgesModule } from '#server/pledges/pledges.module'
import { SessionsModule } from '#server/sessions/sessions.module'
import { StandingsModule } from '#server/standings/standings.module'

/** Facts, in order, to every screen. */
@Module({
  imports: [JournalModule, ContestsModule, StandingsModule, PledgesModule, SessionsModule, DutyModule],
  controllers: [LiveController],
  providers: [
    RitualReader,
    LiveGateway,
    LiveRelay,
    LiveNeighbours,
    RoomReader,
    { provide: BUILD, useFactory: () => buildId() },
  ],
  exports: [LiveRelay],
})
export class LiveModule {}
