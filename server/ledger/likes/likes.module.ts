import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { LikeDigests } from '#server/ledger/likes/like-digests'
import { LikesController } from '#server/ledger/likes/likes.controller'
import { LikesRepository } from '#server/ledger/likes/likes.repository'
import { LikesService } from '#server/ledger/likes/likes.service'

/** 赞: likes of sales. The live wing sends the counts that have changed. */
@Module({
  imports: [ContestsModule, InboxModule],
  controllers: [LikesController],
  providers: [LikesService, LikesRepository, LikeDigests],
  exports: [LikesService],
})
export class LikesModule {}
