import type { PictureLanguage } from '#shared/ritual/battle-reports/contract'

/** The texts of the pages without scripts. */
export interface PlainWords {
  brand: string
  day: (day: number, of: number) => string
  schedule: (percent: string) => string
  asOf: (time: string) => string
  team: string
  whole: string
  today: string
  target: string
  points: string
  perHead: string
  people: string
  sales: string
  nth: (nth: number) => string
  pledges: (count: number) => string
  none: string
  pairing: string
  pairingHint: string
  busy: string
}

export const PLAIN_WORDS: Record<PictureLanguage, PlainWords> = {
  'zh-CN': {
    brand: '当先',
    day: (day, of) => `第 ${day}/${of} 天`,
    schedule: (percent) => `序时 ${percent}`,
    asOf: (time) => `${time} 更新，每 15 秒刷新`,
    team: '队伍',
    whole: '全程',
    today: '今日',
    target: '目标完成',
    points: '分',
    perHead: '分/人',
    people: '个人榜',
    sales: '最新报单',
    nth: (nth) => `今日第 ${nth} 单`,
    pledges: (count) => `今日已有 ${count} 人表态`,
    none: '还没有报单',
    pairing: '请主任把这个配对码接到竞赛上',
    pairingHint: '电脑上打开“管理 → 大屏与链接”，输入这六个字符，点“接上”。接上以后这里自己开始。',
    busy: '请稍候',
  },
  en: {
    brand: 'Dangxian',
    day: (day, of) => `Day ${day} of ${of}`,
    schedule: (percent) => `Schedule ${percent}`,
    asOf: (time) => `As of ${time}, refreshes every 15 seconds`,
    team: 'Team',
    whole: 'Whole',
    today: 'Today',
    target: 'Of target',
    points: 'points',
    perHead: 'points a head',
    people: 'People',
    sales: 'Latest sales',
    nth: (nth) => `sale no. ${nth} today`,
    pledges: (count) => `${count} have pledged today`,
    none: 'No sale yet',
    pairing: 'Ask a director to pair this screen',
    pairingHint:
      'On a computer, open Manage → TVs and links, type these six characters and press Pair. This screen then starts by itself.',
    busy: 'Just a moment',
  },
}
