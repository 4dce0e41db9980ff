import type { ContestView } from '#shared/contest/contests/contract'
import { type Service, serviceOfAll } from '#shared/contest/contests/services'
import type { Translator } from './translator'

/** The words for opening and closing what a customer has: 竣工 and 拆机 of a line, 激活 and 销户 of a mobile number. */
export interface ServiceWords extends Record<string, string> {
  opening: string
  opened: string
  closed: string
}

export const wordsOfService = ({ t }: Pick<Translator, 't'>, service: Service): ServiceWords => ({
  opening: t(`words.service.${service}.opening`),
  opened: t(`words.service.${service}.opened`),
  closed: t(`words.service.${service}.closed`),
})

/** The words for these lines, the general ones where they are of several kinds. */
export const serviceWords = (
  translator: Pick<Translator, 't'>,
  contest: Pick<ContestView, 'metrics'>,
  lines: readonly { metricId: string }[],
): ServiceWords =>
  wordsOfService(
    translator,
    serviceOfAll(
      contest.metrics,
      lines.map(({ metricId }) => metricId),
    ),
  )
