import { randomUUID } from 'node:crypto'
import type { CardView, PlaybookPage } from '#shared/ritual/playbook/contract'
import { type Client, expectStatus } from '#test/support/test-app'

type Wish = Record<string, unknown>

export const aCard = (overrides: Wish = {}): Wish => ({
  id: randomUUID(),
  kind: 'lesson',
  title: '从隔壁那家说起',
  story: '第一家装好了，第二家就好谈。',
  ...overrides,
})

/** A draft. */
export async function write(client: Client, overrides: Wish = {}): Promise<CardView> {
  const reply = await client.post<CardView>('/playbook', aCard(overrides))
  expectStatus(reply, 201)
  return reply.body
}

export async function aPublishedCard(client: Client, overrides: Wish = {}): Promise<CardView> {
  const { id } = await write(client, overrides)
  const reply = await client.post<CardView>(`/playbook/${id}/publish`)
  expectStatus(reply, 200)
  return reply.body
}

export async function search(client: Client, query: Record<string, string> = {}): Promise<PlaybookPage> {
  const reply = await client.get<PlaybookPage>(`/playbook?${new URLSearchParams(query)}`)
  expectStatus(reply, 200)
  return reply.body
}
