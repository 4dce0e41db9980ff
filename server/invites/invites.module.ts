import { Module } from '@nestjs/common'

/** Links by which people join a team. */
@Module({})
export class InvitesModule {}
