import { describe, expect, it } from 'vitest'
import { serviceOf, serviceOfAll } from '#shared/contest/contests/services'

const sold = (name: string, unit: string) => ({ id: name, name, unit })

describe('the word of the trade for opening and closing a service', () => {
  it.each([
    ['宽带', '户', 'line'],
    ['千兆', '户', 'line'],
    ['双线', '条', 'line'],
    ['视联', '路', 'line'],
    ['3G', '部', 'mobile'],
    ['5G 套餐', '户', 'mobile'],
    ['物联卡', '张', 'mobile'],
    ['合约', '部', 'mobile'],
    ['融合', '套', 'other'],
    ['手机宽带融合', '户', 'other'],
    ['云', '元', 'other'],
  ])('takes %s in %s for: %s', (name, unit, service) => {
    expect(serviceOf(sold(name, unit))).toBe(service)
  })

  it('has one word for several lines only where all have it', () => {
    const metrics = [sold('宽带', '户'), sold('千兆', '户'), sold('3G', '部')]

    expect(serviceOfAll(metrics, ['宽带', '千兆'])).toBe('line')
    expect(serviceOfAll(metrics, ['宽带', '3G'])).toBe('other')
    expect(serviceOfAll(metrics, [])).toBe('other')
  })
})
