import type { Browser } from '#server/demo/browser'
import { CAST } from '#server/demo/demo-data'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { ListedTerritory } from '#shared/contest/territories/listed-territories'

/** Name, segment, trade, doors and holders; `blank` ones are held by no one, or no one has sold in them yet. */
const TERRITORIES = [
  ['湖西开发区', '工业园区', '物流/仓储', 86, '严萍'],
  ['湖西机电市场', '专业市场', '家电/五金机电', 132, '严萍'],
  ['湖西标准厂房', '工业园区', '', 48, '严萍', 'blank'],
  ['农机市场', '专业市场', '汽车/农机', 64, '孟庆河'],
  ['人民路东段', '临街店铺', '餐饮/快餐', 118, '范晓'],
  ['汽配城', '专业市场', '汽车/汽配', 155, '葛秀云'],
  ['政务中心', '商务楼宇', '物业', 40, '齐鲁宁'],
  ['西关商户', '临街店铺', '日用品批发', 97, '尹航、孟庆河'],
  ['湖畔写字楼', '商务楼宇', '物业/写字楼', 72, '鲍小雨'],
  ['湖西花园底商', '临街店铺', '餐饮/休闲餐饮', 51, '鲍小雨', 'blank'],
  ['建材市场', '专业市场', '建材家居/瓷砖', 210, '舒怀远'],
  ['舜天广场', '商务楼宇', '物业', 66, '温佳'],
  ['舜天公寓楼', '商务楼宇', '餐饮/连锁', 38, '温佳', 'blank'],
  ['东关餐饮街', '临街店铺', '餐饮/大众餐饮', 104, '路长青'],
  ['物流园', '工业园区', '物流', 58, '柴玉洁'],
  ['医药园区', '工业园区', '医药', 33, '邱实'],
  ['家居城', '专业市场', '建材家居/家具', 124, '耿新'],
  ['小商品城', '专业市场', '日用品批发', 188, '耿新、舒怀远'],
  ['大学路', '临街店铺', '餐饮/特色餐饮', 92, '陶然'],
  ['新城金融大厦', '商务楼宇', '', 80, '', 'blank'],
  ['北环冷链园', '工业园区', '物流/冷链', 24, '', 'blank'],
] as const

/** Where each member of the cast sells: the ids of their territories that are no blanks. */
export type SoldIn = readonly (readonly string[])[]

/** Pastes the invented territories of the county into the contest. */
export async function divide(director: Browser, contestId: string): Promise<SoldIn> {
  const rows = TERRITORIES.map(
    ([name, segment, trade, doors, holders]): ListedTerritory => ({
      ...{ name, segment, trade, holders },
      doors: String(doors),
    }),
  )
  await director.post(`/contests/${contestId}/territories/list`, { rows, isPreview: false })
  const listed = await director.get<TerritoryView[]>(`/contests/${contestId}/territories`)
  const idOf = new Map(listed.map(({ id, name }) => [name, id]))
  return CAST.map(({ name }) =>
    TERRITORIES.flatMap(([territory, , , , holders, isBlank]) =>
      holders.split('、').includes(name) && !isBlank ? (idOf.get(territory) ?? []) : [],
    ),
  )
}
