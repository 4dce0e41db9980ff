import { DEFAULT_CHECKS, type DraftInput, UNCHECKED } from '#shared/contest/contests/contract'

/** What a member sells over the whole season; bundles count in both others. */
export interface Quota {
  g3: number
  broadband: number
  bundles: number
}

export interface CastMember {
  name: string
  login: string
  team: 'west' | 'east'
  quota: Quota
}

/** Known of the season of 2015: 3G 296, broadband 90, and 严萍's 117. All other people and figures are invented. */
export const KNOWN = { g3: 296, broadband: 90, yanPing: 117, benchmark: '严萍' } as const

export const PASSWORD = 'dangxian-2015'
export const DIRECTOR = { name: '周主任', login: 'director' }

const quota = (g3: number, broadband: number, bundles: number): Quota => ({ g3, broadband, bundles })

export const CAST: readonly CastMember[] = [
  { name: '严萍', login: 'yanping', team: 'west', quota: quota(KNOWN.yanPing, 12, 6) },
  { name: '孟庆河', login: 'menghe', team: 'west', quota: quota(8, 6, 1) },
  { name: '范晓', login: 'fanxiao', team: 'west', quota: quota(7, 6, 1) },
  { name: '葛秀云', login: 'gexiuyun', team: 'west', quota: quota(7, 5, 1) },
  { name: '齐鲁宁', login: 'qiluning', team: 'west', quota: quota(6, 5, 1) },
  { name: '尹航', login: 'yinhang', team: 'west', quota: quota(5, 4, 1) },
  { name: '鲍小雨', login: 'baoxiaoyu', team: 'west', quota: quota(5, 4, 1) },
  { name: '舒怀远', login: 'shuhuaiyuan', team: 'east', quota: quota(26, 9, 2) },
  { name: '温佳', login: 'wenjia', team: 'east', quota: quota(24, 8, 2) },
  { name: '路长青', login: 'luchangqing', team: 'east', quota: quota(22, 8, 1) },
  { name: '柴玉洁', login: 'chaiyujie', team: 'east', quota: quota(20, 7, 1) },
  { name: '邱实', login: 'qiushi', team: 'east', quota: quota(18, 6, 1) },
  { name: '耿新', login: 'gengxin', team: 'east', quota: quota(16, 5, 2) },
  { name: '陶然', login: 'taoran', team: 'east', quota: quota(15, 5, 1) },
]

/** 表态词, invented. */
export const SENTENCES = [
  '今天把老客户再走一遍',
  '先破零，再加码',
  '沿街店铺一家不落',
  '约好两家，今天签下来',
  '向标杆看齐',
  '不完成不收工',
  '把融合讲清楚',
  '写字楼扫两层',
  '',
  '',
]

export const PLAN = `演示竞赛：除公开的 3G ${KNOWN.g3}、宽带 ${KNOWN.broadband}、严萍 ${KNOWN.yanPing} 之外，人员、日期、数字均为虚构。

一、时间：三个月。
二、计分:3G 每部 2 分，宽带每户 3 分；融合一套同时计 3G 1 部、宽带 1 户。
三、争议：报单当天撤单请写明理由；有争议由主任裁定，裁定公开。
四、奖励：以终榜为准。`

/** Numbers by noon of the next working day (当天补), and a question above 10. */
const CHECKED = { kind: 'count', ...DEFAULT_CHECKS } as const

interface Ids {
  g3: string
  broadband: string
  bundle: string
  offer: string
  west: string
  east: string
  visit: string
}

/** What the demo's contests differ in. */
export type Words = Pick<DraftInput, 'name' | 'startsOn' | 'endsOn' | 'workWeek'> & {
  /** The day on which a list of customers is opened. */
  listOn: string
}

/** The contest as the wizard would save it. */
export function draftOf(ids: Ids, { listOn: _, ...words }: Words): DraftInput {
  const goals = [ids.west, ids.east].flatMap((teamId) => [
    { teamId, metricId: ids.g3, target: 100, challenge: 125 },
    { teamId, metricId: ids.broadband, target: 35, challenge: 45 },
  ])
  return {
    ...words,
    slogan: '比学赶超，一马当先',
    plan: PLAN,
    timezone: 'Asia/Shanghai',
    lockTime: '09:30',
    rankingBasis: 'total',
    paceBasis: 'calendar',
    metrics: [
      { id: ids.g3, name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...CHECKED },
      { id: ids.broadband, name: '宽带', unit: '户', pointsPerUnit: 3, countsWhen: 'recorded', ...CHECKED },
      { id: ids.bundle, name: '融合', unit: '套', pointsPerUnit: 0, countsWhen: 'recorded', ...UNCHECKED },
    ],
    activities: [{ id: ids.visit, name: '走访', unit: '次', kind: 'visit', perDay: 6 }],
    offers: [
      {
        id: ids.offer,
        name: '融合套餐',
        lines: [
          { metricId: ids.bundle, quantity: 1, hasPoints: false },
          { metricId: ids.broadband, quantity: 1, hasPoints: true },
          { metricId: ids.g3, quantity: 1, hasPoints: true },
        ],
      },
    ],
    teams: [
      { id: ids.west, name: '湖西队', slogan: '湖西扬鞭，一马当先', colour: '#c8102e', crest: '湖' },
      { id: ids.east, name: '舜师队', slogan: '舜势而上，师出必胜', colour: '#1d4e89', crest: '舜' },
    ],
    goals: [
      { teamId: null, metricId: ids.g3, target: 200, challenge: 250 },
      { teamId: null, metricId: ids.broadband, target: 70, challenge: 90 },
      ...goals,
    ],
  }
}
