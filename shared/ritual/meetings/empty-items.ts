import { decided } from '#shared/ritual/requests/counts'
import type { AgendaItem } from './items'

/**
 * Whether an item has nothing to show: the projection skips it, and the desk says so. The wall of pledges fills as the room
 * speaks, and the last item of a meeting is its send-off; both are always shown.
 */
export function isEmptyItem(item: AgendaItem): boolean {
  switch (item.type) {
    case 'slogan':
      return item.teams.every(({ slogan }) => slogan.trim() === '')
    case 'rally':
      return item.words.trim() === ''
    case 'yesterday':
      return item.teams.length === 0
    case 'praise':
      return item.praises.length === 0
    case 'focus':
      return item.words.trim() === '' && item.actions.length === 0 && (item.lists ?? []).length === 0
    case 'shortfalls':
      return item.gaps.length === 0
    case 'cases':
      return [item.won, item.lost, item.lessons].every((text) => text.trim() === '')
    case 'voices':
      return item.voices.length === 0
    case 'lists':
      return item.teams.length === 0
    case 'requests':
      return item.counts.asked === 0 && decided(item.counts) === 0
    default:
      return false
  }
}
