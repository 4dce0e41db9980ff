import type { PastedRow } from '#shared/contest/participants/pasted-people'
import { namedColumns } from '#web/forms/listed-rows/named-columns'

export type PeopleColumn = keyof PastedRow
export const PEOPLE_COLUMNS: readonly PeopleColumn[] = ['name', 'login', 'team', 'area', 'captain']

/** What people call the columns in their own spreadsheets. */
const HEADERS: Record<PeopleColumn, readonly string[]> = {
  name: [
    '姓名',
    '名字',
    '队员',
    '队员姓名',
    '员工姓名',
    '客户经理',
    '人员',
    '人员姓名',
    '成员',
    '成员姓名',
    '员工',
    'name',
    'fullname',
  ],
  login: [
    ...[
      '账号',
      '帐号',
      '登录名',
      '工号',
      '员工编号',
      '人员编号',
      '移动电话',
      '手机号及工号',
      '电话号码',
      '联系手机',
      '手机',
      '手机号',
      '手机号码',
      '联系电话',
      '联系方式',
      '电话',
      '手机号或工号',
    ],
    ...['login', 'account', 'phone', 'mobile', 'staffnumber', 'staffno', 'mobileorstaffnumber', 'phonenumber'],
    ...[
      'mobilephone',
      'mobilenumber',
      'mobileno',
      'phoneno',
      'cellphone',
      'employeeid',
      'employeeno',
      'staffid',
      'loginname',
    ],
  ],
  team: [
    ...[
      '队',
      '队伍',
      '队名',
      '队伍名称',
      '团队',
      '团队名称',
      '所属队',
      '所属队伍',
      '所属团队',
      '所在队',
      '所在队伍',
      '战队',
      '参赛队',
    ],
    ...['组', '组别', '分组', '小组', 'team', 'teamname', 'group', 'groupname'],
  ],
  area: [
    '包区',
    '区域',
    '片区',
    '所包区域',
    '所属区域',
    '所属片区',
    '负责区域',
    '负责片区',
    '网格',
    '责任田',
    'area',
    'territory',
  ],
  captain: ['队长', '是否队长', '是否为队长', '是否组长', '组长', 'captain', 'iscaptain', 'teamcaptain'],
}

export const namedPeopleColumns = namedColumns<PeopleColumn>(HEADERS)

/** The columns of rows without a header: by what is in them where that is plain, else in the usual order. */
export function columnsByContent(rows: readonly (readonly string[])[]): (PeopleColumn | undefined)[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const share = (column: number, fits: (cell: string) => boolean) =>
    rows.filter((cells) => fits(cells[column] ?? '')).length / rows.length
  const all = Array.from({ length: width }, (_, n) => n)
  const isIndexed = width > 1 && rows.length > 1 && rows.every((cells, n) => Number(cells[0]) === n + 1)
  const isBlank = (n: number) => rows.every((cells) => (cells[n] ?? '').trim() === '')
  const places = (isIndexed ? all.slice(1) : all).filter((n) => !isBlank(n))
  const login = places.find((n) => share(n, (cell) => /^(?:\+?86)?[-\s]*1[\d\s-]{10,13}$/.test(cell.trim())) > 0.5)
  const team = places.find((n) => share(n, (cell) => /[队组]$/.test(cell.trim())) > 0.5)
  const usual = PEOPLE_COLUMNS.filter((column) => column !== 'captain' || width > 4)
  const rest = usual.filter(
    (column) => !(login !== undefined && column === 'login') && !(team !== undefined && column === 'team'),
  )
  return all.map((n) => {
    if (!places.includes(n)) return undefined
    if (n === login) return 'login'
    return n === team ? 'team' : rest.shift()
  })
}
