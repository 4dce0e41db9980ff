import type { TerritoryWord } from '#shared/contest/contests/territory-word'
import type { ExportKind } from './contract'

export type Language = 'zh-CN' | 'en'

/** File names per kind of export; names of lists of all people mark them as internal to the centre. */
const EXPORT_NAMES: Record<Language, Record<Exclude<ExportKind, 'territories'>, string>> = {
  'zh-CN': {
    ledger: '台账',
    'daily-teams': '日报表-各队',
    'daily-members': '日报表-队员-内部',
    members: '全员明细-内部',
  },
  en: {
    ledger: 'Ledger',
    'daily-teams': 'Daily-teams',
    'daily-members': 'Daily-members-INTERNAL',
    members: 'Members-INTERNAL',
  },
}

const zh = {
  to: '至',
  seq: '序号',
  day: '日期',
  team: '队伍',
  member: '队员',
  helper: '协办',
  kind: '类型',
  metric: '业务',
  quantity: '数量',
  unit: '单位',
  points: '分值',
  waiting: '待开通',
  reverses: '冲正序号',
  reason: '冲正原因',
  reference: '业务号码',
  customer: '客户',
  phone: '客户电话',
  area: '片区',
  note: '备注',
  recorder: '报单人',
  isForOthers: '代报',
  recordedAt: '报单时间',
  yes: '是',
  deals: '报单数',
  sold: '{metric}（{unit}）',
  cancelled: '{metric} 退订',
  net: '{metric} 净增',
  cancelledPoints: '退订分',
  bonus: '累计加分（计入）',
  captain: '队长',
  sale: '报单',
  activation: '开通',
  assist: '协办分',
  withdrawal: '撤单',
  cancellation: '退订',
  reassignment: '改判',
  pending: '待开通',
  held: '待核',
  hold: '转待核',
  segment: '类型',
  trade: '行业',
  subTrade: '细分行业',
  doors: '门户数',
  lastTouch: '最近去过',
  'segment.market': '专业市场',
  'segment.office': '商务楼宇',
  'segment.street': '临街店铺',
  'segment.industrial': '工业园区',
  'trade.catering': '餐饮',
  'trade.property': '物业',
  'trade.building': '建材家居',
  'trade.wholesale': '日用品批发',
  'trade.cars': '汽车',
  'trade.logistics': '物流',
  'trade.appliances': '家电',
  'trade.medicine': '医药',
}
type PlainWord = keyof typeof zh

const en: Record<PlainWord, string> = {
  to: 'to',
  seq: 'No.',
  day: 'Date',
  team: 'Team',
  member: 'Member',
  helper: 'Helper',
  kind: 'Kind',
  metric: 'Metric',
  quantity: 'Quantity',
  unit: 'Unit',
  points: 'Points',
  waiting: 'Waiting',
  reverses: 'Reverses no.',
  reason: 'Reason',
  reference: 'Reference',
  customer: 'Customer',
  phone: 'Customer phone',
  area: 'Area',
  note: 'Note',
  recorder: 'Recorded by',
  isForOthers: 'For someone else',
  recordedAt: 'Recorded at',
  yes: 'yes',
  deals: 'Deals',
  sold: '{metric} ({unit})',
  cancelled: '{metric} cancelled',
  net: '{metric} net',
  cancelledPoints: 'Points cancelled',
  bonus: 'Bonus so far (counted)',
  captain: 'Captain',
  sale: 'Sale',
  activation: 'Activation',
  assist: 'Helper’s points',
  withdrawal: 'Withdrawal',
  cancellation: 'Cancellation',
  reassignment: 'Reassignment',
  pending: 'Waiting',
  held: 'Under review',
  hold: 'Held for review',
  segment: 'Segment',
  trade: 'Trade',
  subTrade: 'Sub-trade',
  doors: 'Doors',
  lastTouch: 'Last worked in',
  'segment.market': 'Market',
  'segment.office': 'Office building',
  'segment.street': 'Street shops',
  'segment.industrial': 'Industrial park',
  'trade.catering': 'Catering',
  'trade.property': 'Property management',
  'trade.building': 'Building and furnishing',
  'trade.wholesale': 'Daily-goods wholesale',
  'trade.cars': 'Cars',
  'trade.logistics': 'Logistics',
  'trade.appliances': 'Appliances',
  'trade.medicine': 'Medicine',
}

const EXPORT_WORDS: Record<Language, Record<PlainWord, string>> = { 'zh-CN': zh, en }

type Label = Record<'territory' | 'territories' | 'holders', string>

/** What a room calls its territories. */
const LABELS: Record<Language, Record<TerritoryWord, Label>> = {
  'zh-CN': {
    territory: { territory: '包区', territories: '包区', holders: '包区人' },
    grid: { territory: '网格', territories: '网格', holders: '网格负责人' },
    plot: { territory: '责任田', territories: '责任田', holders: '责任田负责人' },
  },
  en: {
    territory: { territory: 'Territory', territories: 'Territories', holders: 'Holders' },
    grid: { territory: 'Grid', territories: 'Grids', holders: 'Holders' },
    plot: { territory: 'Plot', territories: 'Plots', holders: 'Holders' },
  },
}

/** The name of a file or sheet; that of territories is the room's own word. */
export const exportName = (language: Language, kind: ExportKind, word: TerritoryWord = 'territory'): string =>
  kind === 'territories' ? LABELS[language][word].territories : EXPORT_NAMES[language][kind]

/** The words of exported files in one language, with `{values}` filled in; territories in the room's own word. */
export function wordsOf(language: Language, territoryWord: TerritoryWord = 'territory'): Words {
  const words = { ...EXPORT_WORDS[language], ...LABELS[language][territoryWord] }
  return (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

export type ExportWord = PlainWord | keyof Label
export type Words = (word: ExportWord, values?: Record<string, string>) => string
