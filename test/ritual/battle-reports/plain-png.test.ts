import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { plainPng } from '#server/ritual/battle-reports/plain-png'
import { aChunk, aPng } from '#test/support/a-png'

const PAGE = Buffer.from('<script>alert(1)</script>')

describe('the picture of a report', () => {
  it('is stored as it is drawn', async () => {
    const png = aPng({ width: 1080, height: 1920, further: [aChunk('sRGB', Buffer.from([0]))] })

    expect(await plainPng(png)).toEqual(png)
  })

  it('is stored without the texts and other data of its file', async () => {
    const further = [aChunk('tEXt', PAGE), aChunk('eXIf', PAGE), aChunk('zzZz', PAGE)]

    expect(await plainPng(aPng({ further }))).toEqual(aPng())
  })

  const png = aPng()
  const torn = Buffer.from(png)
  torn[20] = 9
  it.each([
    ['another kind of file', PAGE],
    ['one that only begins like a PNG', Buffer.concat([png.subarray(0, 8), PAGE])],
    ['one that ends too early', png.subarray(0, png.length - 6)],
    ['one with a page after its end', Buffer.concat([png, PAGE])],
    ['one with a second picture after its end', Buffer.concat([png, png])],
    ['one whose checksum is wrong', torn],
    ['one with a chunk that no reader knows', aPng({ further: [aChunk('ABCD', PAGE)] })],
    ['one whose pixels are no pixels', aPng({ pixels: PAGE })],
    ['one with fewer pixels than it announces', aPng({ pixels: deflateSync(Buffer.alloc(5)) })],
    ['one with more pixels than it announces', aPng({ pixels: deflateSync(Buffer.alloc(5_000_000)) })],
    ['one with a page after its pixels', aPng({ pixels: Buffer.concat([deflateSync(Buffer.alloc(6)), PAGE]) })],
    ['one that announces more pixels than a poster has', aPng({ width: 60_000, height: 1, pixels: PAGE })],
    ['one with a filter that does not exist', aPng({ pixels: deflateSync(Buffer.alloc(6, 7)) })],
    ['one without size', aPng({ width: 0, height: 0 })],
  ])('is not %s', async (_, bytes) => {
    expect(await plainPng(bytes)).toBeNull()
  })
})
