import type { RankingBasis } from '#shared/contest/contests/contract'
import { type Counted, isAmount, quantityText } from '#shared/contest/contests/quantities'
import type { Segment } from '#shared/contest/territories/contract'
import type { ReportKind, ResultStage } from './brief'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayAndMonth = (day: string) => day.split('-').slice(1).map(Number) as [number, number]

/** The spans a report speaks of. */
export type Period = 'day' | 'week' | 'month' | 'whole'

/** What reports are written with in one language; figures come already counted. */
export interface Phrases {
  kind: Record<Exclude<ReportKind, 'final'>, string>
  /** The title of a report on the whole contest, by how final it is. */
  final: Record<ResultStage, string>
  stage: Record<ResultStage, string>
  title: (contest: string, kind: string) => string
  date: (day: string) => string
  dates: (from: string, to: string) => string
  dayNo: (day: number, of: number) => string
  asOf: (time: string) => string
  span: Record<Period, string>
  total: string
  star: Record<Period, string>
  riser: string
  opened: Record<Period, string>
  /** Of the territories that are held, those in which someone was or sold something. */
  worked: string
  segments: Record<Segment, string>
  /** Of a summary of lists. */
  lists: Record<'claimed' | 'assigned' | 'touched' | 'won' | 'ofClaimed' | 'ofAssigned' | 'lesson', string> & {
    used: (title: string, uses: number) => string
  }
  pledges: string
  activityPledges: string
  target: (percent: number) => string
  challenge: (percent: number) => string
  fast: (points: string) => string
  slow: (points: string) => string
  onTime: string
  targetReached: string
  challengeReached: string
  points: (n: number) => string
  basis: Record<Exclude<RankingBasis, 'total'>, string>
  flag: (team: string) => string
  bonus: string
  perHead: (n: string) => string
  percentagePoints: (n: string) => string
  score: string
  risen: (by: string) => string
  tied: (teams: number) => string
  close: (teams: number, by: string) => string
  ahead: (team: string, by: string) => string
  overtaken: (team: string, over: string, by: string) => string
  goal: (team: string, metric: string, level: 'target' | 'challenge', value: string) => string
  quantity: (name: string, metric: Counted, quantity: number) => string
  sold: (team: string, name: string, what: string, nth: number) => string
  scored: (team: string, by: string) => string
  tomorrow: (words: string) => string
  /** Caption of the QR code. */
  scan: string
  /** Between goal figures of one metric, and between sentences of one line. */
  goalSeparator: string
  separator: string
  listSeparator: string
}

const chinese: Phrases = {
  kind: {
    daily: '战报',
    flash: '快报',
    good_news: '喜报',
    weekly: '周战报',
    monthly: '月战报',
    lists: '名单周报',
  },
  final: { running: '全程战报', settling: '初榜战报', closed: '终榜战报' },
  stage: { running: '', settling: '初榜', closed: '终榜' },
  title: (contest, kind) => `【${contest}·${kind}】`,
  date: (day) => {
    const [month, date] = dayAndMonth(day)
    return `${month}月${date}日`
  },
  dates: (from, to) => `${chinese.date(from)}至${chinese.date(to)}`,
  dayNo: (day, of) => `第${day}/${of}天`,
  asOf: (time) => `截止${time}`,
  span: { day: '今日', week: '本周', month: '本月', whole: '全程' },
  total: '累计',
  star: { day: '今日之星', week: '本周之星', month: '本月之星', whole: '全程之星' },
  riser: '进步之星',
  worked: '去过片区',
  segments: { market: '专业市场', office: '商务楼宇', street: '临街店铺', industrial: '工业园区' },
  opened: { day: '破零', week: '开单', month: '开单', whole: '开单' },
  lists: {
    ...{ claimed: '认领', assigned: '分配', touched: '走访', won: '办理', lesson: '好经验' },
    ...{ ofClaimed: '认领的办成', ofAssigned: '分配的办成' },
    used: (title, uses) => `《${title}》用了 ${uses} 次`,
  },
  pledges: '表态兑现',
  activityPledges: '活动量兑现',
  target: (percent) => `目标完成${percent}%`,
  challenge: (percent) => `挑战${percent}%`,
  fast: (points) => `超序时 ${points} 个百分点`,
  slow: (points) => `落后序时 ${points} 个百分点`,
  onTime: '与序时持平',
  targetReached: '已达成目标',
  challengeReached: '已达成挑战目标',
  points: (n) => `${n} 分`,
  basis: { per_head: '人均得分', own_target: '目标完成率', overall: '综合完成率' },
  flag: (team) => `流动红旗 ${team}`,
  bonus: '积分（销售+加分）',
  perHead: (n) => `人均 ${n} 分`,
  percentagePoints: (n) => `${n} 个百分点`,
  score: '总分',
  risen: (by) => `五个工作日 +${by}`,
  tied: (teams) => (teams === 2 ? '两队并驾齐驱' : '前两队并驾齐驱'),
  close: (teams, by) => (teams === 2 ? `两队仅差 ${by}` : `前两队仅差 ${by}`),
  ahead: (team, by) => `${team}领先 ${by}`,
  overtaken: (team, over, by) => `${team}反超${over}，领先 ${by}！`,
  goal: (team, metric, level, value) =>
    `${team}${metric}达成${level === 'target' ? '目标' : '挑战目标'}，累计 ${value}！`,
  quantity: (name, metric, quantity) => `${name} ${quantityText(metric, quantity)}`.trim(),
  sold: (team, name, what, nth) => `${team} ${name} ${what}，今日第 ${nth} 单！`,
  scored: (team, by) => `${team} +${by}`,
  tomorrow: (words) => `明日 ${words}`,
  scan: '扫码看战报',
  goalSeparator: ' ',
  separator: '｜',
  listSeparator: '、',
}

const english: Phrases = {
  kind: {
    daily: 'Battle report',
    flash: 'Flash',
    good_news: 'Good news',
    weekly: 'Weekly report',
    monthly: 'Monthly report',
    lists: 'Lists of the week',
  },
  final: { running: 'Report so far', settling: 'First result', closed: 'Final result' },
  stage: { running: '', settling: 'first result', closed: 'final result' },
  title: (contest, kind) => `[${contest} · ${kind}]`,
  date: (day) => {
    const [month, date] = dayAndMonth(day)
    return `${date} ${MONTHS[month - 1]}`
  },
  dates: (from, to) => `${english.date(from)} to ${english.date(to)}`,
  dayNo: (day, of) => `day ${day}/${of}`,
  asOf: (time) => `as of ${time}`,
  span: { day: 'Today', week: 'This week', month: 'This month', whole: 'Whole contest' },
  total: 'Total',
  star: {
    day: 'Star of the day',
    week: 'Star of the week',
    month: 'Star of the month',
    whole: 'Star of the contest',
  },
  riser: 'Riser',
  worked: 'Places worked in',
  segments: { market: 'Markets', office: 'Office buildings', street: 'Street shops', industrial: 'Industrial parks' },
  opened: { day: 'First sale made', week: 'Have sold', month: 'Have sold', whole: 'Have sold' },
  lists: {
    ...{ claimed: 'claimed', assigned: 'assigned', touched: 'visited', won: 'won', lesson: 'Lesson' },
    ...{ ofClaimed: 'Won of claimed', ofAssigned: 'Won of assigned' },
    used: (title, uses) => (uses === 1 ? `${title}, used once` : `${title}, used ${uses} times`),
  },
  pledges: 'Pledges kept',
  activityPledges: 'Activities kept',
  target: (percent) => `${percent}% of target`,
  challenge: (percent) => `${percent}% of challenge`,
  fast: (points) => `${points} percentage points ahead of schedule`,
  slow: (points) => `${points} percentage points behind schedule`,
  onTime: 'on schedule',
  targetReached: 'target reached',
  challengeReached: 'challenge reached',
  basis: { per_head: 'Points per head', own_target: 'Share of own target', overall: 'Overall completion' },
  flag: (team) => `The flag of the week goes to ${team}`,
  bonus: 'Points (sales + bonus)',
  perHead: (n) => `${n} points per head`,
  percentagePoints: (n) => `${n} percentage points`,
  points: (n) => (n === 1 ? '1 point' : `${n} points`),
  score: 'points',
  risen: (by) => `+${by} in five working days`,
  tied: (teams) => (teams === 2 ? 'The teams are level' : 'The first two teams are level'),
  close: (teams, by) => (teams === 2 ? `Only ${by} between the teams` : `Only ${by} between the first two`),
  ahead: (team, by) => `${team} ahead by ${by}`,
  overtaken: (team, over, by) => `${team} overtakes ${over} and leads by ${by}!`,
  goal: (team, metric, level, value) => `${team} reaches its ${level} in ${metric}: ${value}!`,
  quantity: (name, metric, quantity) =>
    `${name} ${isAmount(metric) ? quantityText(metric, quantity) : quantity}`.trim(),
  sold: (team, name, what, nth) => `${name} of ${team}: ${what}, sale no. ${nth} today!`,
  scored: (team, by) => `${team} +${by}`,
  tomorrow: (words) => `Tomorrow: ${words}`,
  scan: 'Scan for the report',
  goalSeparator: ', ',
  separator: ' · ',
  listSeparator: ', ',
}

export const PHRASES: Record<'zh-CN' | 'en', Phrases> = { 'zh-CN': chinese, en: english }
