import type { Metric } from './contract'

/**
 * What is opened and closed for a customer. The trade has a word of its own for each: lines are built (竣工) and taken out
 * (拆机), mobile numbers are activated (激活) and closed (销户), the rest is opened (开通) and cancelled (退订).
 */
export type Service = 'line' | 'mobile' | 'other'

type Sold = Pick<Metric, 'id' | 'name' | 'unit'>

/** Units and names as centres of carriers write them. A name that says both, as 宽带手机融合, is neither. */
const UNITS: Record<string, Service> = { 户: 'line', 条: 'line', 路: 'line', 端: 'line', 部: 'mobile', 张: 'mobile' }
const LINE = /宽带|专线|双线|电路|固话|光纤|千兆|FTTR|IPTV|视联/i
const MOBILE = /手机|移动|号卡|物联卡|天翼|[2-5]G/i

export function serviceOf({ name, unit }: Pick<Metric, 'name' | 'unit'>): Service {
  const [isLine, isMobile] = [LINE.test(name), MOBILE.test(name)]
  if (isLine !== isMobile) return isLine ? 'line' : 'mobile'
  return isLine ? 'other' : (UNITS[unit] ?? 'other')
}

/** The service of all of these metrics, or `other` where they differ. */
export function serviceOfAll(metrics: readonly Sold[], ids: Iterable<string>): Service {
  const wanted = new Set(ids)
  const services = new Set(metrics.filter(({ id }) => wanted.has(id)).map(serviceOf))
  const [only = 'other'] = services
  return services.size === 1 ? only : 'other'
}
