import type { Segment, Trade } from '#shared/contest/territories/contract'

/** What people write for the segments in their own spreadsheets. */
const SEGMENTS: Record<Segment, readonly string[]> = {
  market: ['专业市场', '市场', 'market', 'wholesalemarket'],
  office: ['商务楼宇', '楼宇', '写字楼', '商务楼', 'office', 'officebuilding'],
  street: [
    '临街店铺',
    '店铺',
    '临街',
    '沿街',
    '沿街店铺',
    '沿街商铺',
    '商铺',
    '街铺',
    'street',
    'streetshop',
    'streetshops',
  ],
  industrial: ['工业园区', '园区', '工业园', '工业区', '产业园', '开发区', 'park', 'industrialpark'],
}

const TRADES: Record<Trade, readonly string[]> = {
  catering: ['餐饮', '餐饮业', 'catering', 'food'],
  property: ['物业', '物业管理', 'property', 'propertymanagement'],
  building: ['建材家居', '建材', '家居', 'building', 'buildingmaterials', 'buildingmaterialsandfurnishing'],
  wholesale: ['日用品批发', '日用品', '批发', '日用百货', 'wholesale', 'dailygoods', 'dailygoodswholesale'],
  cars: ['汽车', '汽配', '汽修', 'cars', 'car', 'automotive'],
  logistics: ['物流', '快递', 'logistics'],
  appliances: ['家电', 'appliances', 'homeappliances'],
  medicine: ['医药', '药店', '药品', 'medicine', 'pharmacy'],
}

const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·&-]/g, '')

function wordIn<Word extends string>(words: Record<Word, readonly string[]>, cell: string): Word | undefined {
  const sought = plain(cell)
  return (Object.keys(words) as Word[]).find((word) => words[word].includes(sought))
}

/** Null for an empty cell, undefined for what is no segment. */
export const segmentIn = (cell: string): Segment | null | undefined =>
  plain(cell) === '' ? null : wordIn(SEGMENTS, cell)

/** 餐饮, 餐饮/火锅; what is none of the trades is a sub-trade without one. */
export function tradeIn(cell: string): { trade: Trade | null; subTrade: string } {
  const text = cell.normalize('NFKC').trim()
  const [head = '', ...rest] = text.split(/[/、:,，;]/)
  const trade = wordIn(TRADES, head)
  return trade ? { trade, subTrade: rest.join('/').trim() } : { trade: null, subTrade: text }
}

/** 120, 120户, 1,200 家; null for an empty cell, undefined for what is no number. */
export function doorsIn(cell: string): number | null | undefined {
  const text = plain(cell).replace(/[户家间个门]$/, '')
  if (text === '') return null
  return /^(?:\d{1,6}|\d{1,3}(?:,\d{3})+)$/.test(text) ? Number(text.replaceAll(',', '')) : undefined
}
