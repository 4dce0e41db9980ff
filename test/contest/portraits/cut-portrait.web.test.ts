import { describe, expect, it } from 'vitest'
import { squareOf } from '#web/features/contest/portraits/cut-portrait'

describe('the cut of a portrait', () => {
  it('is the middle of a picture that lies, and the upper part of one that is upright', () => {
    expect(squareOf({ width: 600, height: 400 })).toEqual({ x: 100, y: 0, side: 400 })
    expect(squareOf({ width: 400, height: 600 })).toEqual({ x: 0, y: 50, side: 400 })
    expect(squareOf({ width: 256, height: 256 })).toEqual({ x: 0, y: 0, side: 256 })
  })
})
