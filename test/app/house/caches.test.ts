import { expect, it } from 'vitest'
import { growingMaps } from './growing-maps'

/** What bounds each of them. A cache is no reason to be here: it is a `BoundedCache`. */
const BOUNDS: Record<string, string> = {
  'ApiTokenLimits.windows': 'starts over every minute',
  'BoundedCache.entries': 'the bounds themselves',
  'CallerCache.lookups': 'lookups that are under way',
  'ClusterNotifier.pending': 'what waits for the next call to the other servers',
  'CustomerRetentionService.doneOn': 'a day for each center',
  'DocsController.documents': 'one for each language',
  'DomainEventBus.byEvent': 'registered at start',
  'FairQueue.waiting': 'requests that wait',
  'ImportRuns.active': 'imports that run',
  'PortraitNews.toldAt': 'forgotten after half a minute',
  'PortraitNews.waiting': 'portraits that were changed within half a minute',
  'LiveRelay.rooms': 'rooms without a watcher or a user are dropped',
  'SaleGroups.queues': 'sales that wait',
  'Guesses.wrong': 'forgotten after ten minutes',
  'SignInLimits.failures': 'forgotten after five minutes',
  'SnapshotParts.parts': 'registered at start',
  'SocketCounts.counts': 'open sockets',
  'TableParserWorker.busy': 'files that are read now',
  'server/platform/database/postgres-unit.ts: names': 'no more than a connection keeps prepared',
}

it('nothing that lives as long as the server grows without a bound', () => {
  expect(growingMaps(), 'Keep it in a BoundedCache, or say here what bounds it.').toEqual(Object.keys(BOUNDS).sort())
})
