import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { VoicesController } from '#server/ritual/voices/voices.controller'
import { VoicesService } from '#server/ritual/voices/voices.service'

/** Customer voices; the evening meeting reads them. */
@Module({
  imports: [ContestsModule],
  controllers: [VoicesController],
  providers: [VoicesService],
  exports: [VoicesService],
})
export class VoicesModule {}
