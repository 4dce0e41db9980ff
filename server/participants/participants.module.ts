import { Module } from '@nestjs/common'

/** Who takes part in which team. */
@Module({})
export class ParticipantsModule {}
