import type { NewApiToken } from '#shared/contest/api-tokens/contract'
import type { ApiScope } from '#shared/platform/auth/contract'
import { Client } from './client'
import { expectStatus } from './test-app'

/** Another system: it knows no cookies and comes from no page. */
export function asSystem(url: string, secret: string): Client {
  const system = new Client(url, '')
  delete system.headers.origin
  system.headers.authorization = `Bearer ${secret}`
  return system
}

/** A system with a token of that contest. */
export async function aSystem(
  director: Client,
  contestId: string,
  scopes: ApiScope[],
  more: { name?: string; expiresOn?: string } = {},
): Promise<{ system: Client; made: NewApiToken }> {
  const made = await director.post<NewApiToken>(`/contests/${contestId}/api-tokens`, { name: 'CRM', scopes, ...more })
  expectStatus(made, 201)
  return { system: asSystem(director.url, made.body.secret), made: made.body }
}
