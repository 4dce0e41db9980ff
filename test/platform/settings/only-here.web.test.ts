import { describe, expect, it } from 'vitest'
import { isOnlyHere, startCommand } from '#web/features/platform/settings/local-address'

describe('an address that only this machine can open', () => {
  it.each(['http://127.0.0.1:3000/join#x', 'http://127.9.9.9', 'http://localhost:3000', 'http://[::1]:3000'])(
    'is %s',
    (url) => expect(isOnlyHere(url)).toBe(true),
  )

  it.each(['http://192.168.1.20:3000/join#127.0.0.1', 'https://dangxian.example', 'http://127.example'])(
    'is not %s',
    (url) => expect(isOnlyHere(url)).toBe(false),
  )

  it('becomes one that phones can open by a command of the shell at hand', () => {
    expect(startCommand('10.0.0.8', '4000', false)).toBe('HOST=0.0.0.0 PUBLIC_URL=http://10.0.0.8:4000 npm start')
    expect(startCommand('10.0.0.8', '', true)).toBe(
      '$env:HOST="0.0.0.0"; $env:PUBLIC_URL="http://10.0.0.8:3000"; npm start',
    )
  })
})
