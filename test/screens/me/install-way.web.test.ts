import { describe, expect, it } from 'vitest'
import { installWay } from '#web/features/screens/me/install-way'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36'

describe('how a browser puts the page on the home screen', () => {
  it.each([
    ['WeChat on Android', `${ANDROID} MicroMessenger/8.0.49`, 5, 'wechat'],
    ['WeChat on an iPhone', `${IPHONE} MicroMessenger/8.0.49`, 5, 'wechat'],
    ['Safari on an iPhone', IPHONE, 5, 'ios'],
    ['Safari on an iPad', MAC, 5, 'ios'],
    ['Safari on a Mac', MAC, 0, 'menu'],
    ['Chrome on Android', ANDROID, 5, 'menu'],
  ] as const)('%s', (_, userAgent, touchPoints, way) => {
    expect(installWay(userAgent, touchPoints)).toBe(way)
  })
})
