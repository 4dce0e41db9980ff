import { Module } from '@nestjs/common'
import { InboxController } from '#server/contest/inbox/inbox.controller'
import { InboxRepository } from '#server/contest/inbox/inbox.repository'
import { InboxService } from '#server/contest/inbox/inbox.service'

/** 消息. Features above tell people what concerns them by `InboxService.tell`. */
@Module({
  controllers: [InboxController],
  providers: [InboxService, InboxRepository],
  exports: [InboxService],
})
export class InboxModule {}
