import { type FactWriter, QUIET, teamOfPerson } from './fact-writer'

/** A withdrawn naming is no line. */
export const benchmarkChanged: FactWriter<'benchmark.changed'> = ({ t }, contest, fact) => {
  const named = fact.benchmarks.find((benchmark) => benchmark.id === fact.named)
  if (!named) return null
  const metric = contest.metrics.find((each) => each.id === named.metricId)?.name ?? t('benchmarks.overall')
  const { colour } = teamOfPerson(contest, named.participantId)
  const words = t('feed.benchmark', { metric, citation: named.citation })
  return { ...QUIET, tone: 'gold', icon: 'i-lucide-medal', subject: named.name, words, colour }
}
