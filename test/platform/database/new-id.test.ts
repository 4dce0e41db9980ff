import { expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '#server/platform/database/new-id'

it('gives ids that ascend, also many within a millisecond, and never the same twice', () => {
  const ids = Array.from({ length: 20_000 }, newId)

  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !z.uuid({ version: 'v7' }).safeParse(id).success)).toEqual([])
})
