import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

interface Icon {
  src: string
  sizes: string
  type: string
  purpose?: string
}

const file = (name: string) => readFileSync(join('web/public', name))
const { icons } = JSON.parse(file('manifest.webmanifest').toString()) as { icons: Icon[] }

it('the manifest has what a home screen asks for, and each icon is as large as it says', () => {
  const wanted = icons.filter(({ type }) => type === 'image/png').map(({ sizes, purpose }) => [sizes, purpose ?? 'any'])

  expect(wanted).toEqual([
    ['192x192', 'any'],
    ['512x512', 'any'],
    ['192x192', 'maskable'],
    ['512x512', 'maskable'],
  ])
  for (const { src, sizes, type } of icons) {
    const bytes = file(src)
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
    else expect(bytes.toString()).toContain('<svg')
  }
})
