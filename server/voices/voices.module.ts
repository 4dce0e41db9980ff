import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { VoicesController } from '#server/voices/voices.controller'
import { VoicesService } from '#server/voices/voices.service'

/** Customer voices; the evening meeting reads them. */
@Module({
  imports: [ContestsModule],
  controllers: [VoicesController],
  providers: [VoicesService],
  exports: [VoicesService],
})
export class VoicesModule {}
