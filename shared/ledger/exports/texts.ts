import type { ExportKind } from './contract'

export type Language = 'zh-CN' | 'en'

/** File names per kind of export; names of lists of all people mark them as internal to the centre. */
export const EXPORT_NAMES: Record<Language, Record<ExportKind, string>> = {
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
  recorder: '录入人',
  isForOthers: '代报',
  recordedAt: '录入时间',
  yes: '是',
  deals: '报单数',
  sold: '{metric}（{unit}）',
  cancelled: '{metric} 退订',
  net: '{metric} 净增',
  cancelledPoints: '退订分',
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
}
export type ExportWord = keyof typeof zh

const en: Record<ExportWord, string> = {
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
}

const EXPORT_WORDS: Record<Language, Record<ExportWord, string>> = { 'zh-CN': zh, en }

/** The words of exported files in one language, with `{values}` filled in. */
export const wordsOf =
  (language: Language): Words =>
  (word, values = {}) =>
    EXPORT_WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

export type Words = (word: ExportWord, values?: Record<string, string>) => string
