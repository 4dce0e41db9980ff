import type { ListedTerritory } from '#shared/contest/territories/listed-territories'
import { namedColumns } from '#web/forms/listed-rows/named-columns'

type TerritoryColumn = keyof ListedTerritory
export const TERRITORY_COLUMNS: readonly TerritoryColumn[] = ['name', 'segment', 'trade', 'doors', 'holders']

/** What people call the columns in their own spreadsheets. */
const HEADERS: Record<TerritoryColumn, readonly string[]> = {
  name: [
    ...['包区', '名称', '包区名称', '片区', '区域', '网格', '网格名称', '责任田', '市场名称', '楼宇名称', '地点'],
    ...['name', 'territory', 'area', 'grid', 'plot'],
  ],
  segment: ['类型', '市场', '市场类型', '细分市场', '类别', '业态', 'segment', 'type', 'kind'],
  trade: ['行业', '主要行业', '行业类型', 'trade', 'industry'],
  doors: ['门户数', '户数', '商户数', '家数', '客户数', '门数', '店数', 'doors', 'shops', 'customers'],
  holders: [
    ...[
      '包区人',
      '负责人',
      '客户经理',
      '责任人',
      '队员',
      '姓名',
      '人员',
      '网格经理',
      '包保人',
      '网格负责人',
      '责任田负责人',
    ],
    ...['holders', 'holder', 'owner', 'member', 'people'],
  ],
}

export const namedTerritoryColumns = namedColumns<TerritoryColumn>(HEADERS)
