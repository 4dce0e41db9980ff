import type { Role } from '#shared/platform/accounts/contract'
import { REFUSAL_PLACES } from '#web/ui/refusal-places'

/** `chapter#section`, or another one for each role. */
type Place = string | Record<Role, string>

const byRole = (member: string, clerk: string, director: string): Place => ({ member, clerk, director })

/** The section about each page, by the name of its route. */
export const PAGE_PLACES: Record<string, Place> = {
  'sign-in': 'member#sign-in',
  reset: 'refusals#reset',
  setup: 'director#setup',
  join: 'member#join',
  unreachable: 'refusals#offline',
  'not-found': 'roles#roles',
  today: byRole('member#today', 'clerk#desk', 'director#today'),
  deal: byRole('member#deal', 'clerk#on-behalf', 'clerk#on-behalf'),
  deals: 'member#own-deals',
  numbers: 'member#numbers',
  pledge: byRole('member#pledge', 'member#pledge', 'director#pledge-for'),
  scoreboard: 'member#board',
  charts: 'member#charts',
  inbox: 'member#inbox',
  disputes: byRole('member#object', 'member#object', 'director#disputes'),
  requests: 'member#requests',
  proposal: byRole('member#proposal', 'member#proposal', 'director#tariffs'),
  me: 'member#device',
  meeting: byRole('member#meetings', 'member#meetings', 'director#morning'),
  'meeting-show': 'director#morning',
  'check-in': 'member#meetings',
  meetings: byRole('member#meetings', 'member#meetings', 'director#record'),
  'meeting-minutes': byRole('member#meetings', 'member#meetings', 'director#record'),
  reports: 'director#reports',
  report: 'director#reports',
  benchmarks: 'director#benchmark',
  benchmark: 'director#benchmark',
  playbook: byRole('member#lessons', 'member#lessons', 'director#playbook'),
  'playbook-new': 'member#lessons',
  'playbook-card': 'member#lessons',
  'playbook-edit': 'member#lessons',
  display: 'director#tv',
  tv: 'director#tv',
  'admin-pair': 'director#tv',
  'admin-ceremony': 'director#ceremony',
  'admin-certificates': 'director#ceremony',
  watch: 'director#links',
  boss: 'boss#figures',
  street: 'operator#outside',
  help: 'roles#words',
  admin: byRole('roles#roles', 'clerk#desk', 'director#new-contest'),
  'admin-new-contest': 'director#new-contest',
  'admin-contest': 'director#wizard',
  'admin-settings': 'director#amend',
  'admin-settings-words': 'director#amend',
  'admin-settings-teams': 'director#amend',
  'admin-settings-goals': 'director#revise',
  'admin-settings-rules': 'director#wizard',
  'admin-settings-close': 'director#amend',
  'admin-people': 'director#invite',
  territories: byRole('member#territories', 'member#territories', 'director#territories'),
  'admin-territories': 'director#territories',
  'admin-calendar': 'director#calendar',
  'admin-ledger': byRole('clerk#ledger', 'clerk#ledger', 'director#corrections'),
  'group-message': 'clerk#group',
  'admin-group-message': 'clerk#group',
  'admin-reviews': 'director#reviews',
  'admin-disputes': 'director#disputes',
  'admin-orders': 'clerk#orders',
  'admin-requests': 'clerk#requests',
  'admin-spot-checks': 'clerk#spot-checks',
  'admin-imports': 'clerk#import',
  'admin-import': 'clerk#reconcile',
  'admin-exports': 'clerk#export',
  'admin-displays': 'director#tv',
  'admin-api-tokens': 'director#api',
  'admin-api-docs': 'director#api',
  'admin-contest-audit': 'director#audit',
  'admin-audit': 'director#audit',
  'admin-accounts': 'director#accounts',
  'admin-customers': 'director#customers',
  'admin-addresses': 'operator#phones',
  'admin-backups': 'director#backups',
}

/** The address of the section about a page or a refusal; nothing where neither is known. */
export function placeOf({ page, refusal }: { page?: unknown; refusal?: unknown }, role: Role): string | undefined {
  const place = PAGE_PLACES[String(page)] ?? REFUSAL_PLACES[String(refusal)]
  if (!place) return undefined
  return `/help/${typeof place === 'string' ? place : place[role]}`
}
