import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Id, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

@Entity('team')
@Index('team_contest', ['contestId'])
export class TeamRow {
  @Id() id!: string
  @References(() => Contest, 'team_contest_fk') contestId!: string
  @Text(40) name!: string
  @Text(60) slogan!: string
  @Text(7) colour!: string
  @Text(8) crest!: string
  @Int() position!: number
}
