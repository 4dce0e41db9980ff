import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MetricCollectors } from '#server/platform/monitoring/metric-collectors'

/** The journal head of each running contest, as a metric. */
@Injectable()
export class ContestMetrics {
  constructor(uow: UnitOfWork, collectors: MetricCollectors) {
    const heads = () =>
      uow.read(
        () => uow.sql<{ id: string; value: number }>`
          select "id", "headSeq" as "value" from contest where "status" in ('running', 'settling')`,
      )
    collectors.register((metrics) =>
      metrics.gaugeByContest('journal_head', 'The number of the newest fact of each running contest.', heads),
    )
  }
}
