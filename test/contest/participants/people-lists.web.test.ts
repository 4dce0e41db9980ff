import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PersonRow } from '#shared/contest/participants/pasted-people'
import { parseRows, peopleOfFile } from '#web/features/contest/participants/paste-rows'

const bytes = (name: string) => readFileSync(`${import.meta.dirname}/lists/${name}`)
const read = async (name: string) => peopleOfFile(new File([new Uint8Array(bytes(name))], name))
const people = [
  { name: '周一', login: '13800000031', team: '湖西队' },
  { name: '周二', login: '13800000032', team: '舜师队' },
]
const pasted = async (text: string) => (await parseRows(text)).rows

describe('lists of people as they really come', () => {
  it('may have a title above, and rows keep the numbers of the file', async () => {
    expect(await read('people-title-above.xlsx')).toEqual({ rows: people, places: [3, 4], notices: [] })
  })

  it('may have blanks in their headers', async () => {
    expect((await read('people-padded-headers.xlsx')).rows).toEqual(people.slice(0, 1))
  })

  it('may be pasted with an empty corner', async () => {
    expect(await pasted(bytes('people-pasted-empty-corner.txt').toString())).toEqual(people)
  })

  it('may begin with PK, end in a total, and have numbers that end in a tab or are rounded to nothing', async () => {
    const text = 'PK,姓名,手机号,队伍\n1,周一,13800000031\t,湖西队\n2,周二,1.3800000032E10,舜师队\n合计,2人,,'
    const { rows, notices } = await peopleOfFile(new File([text], '名单.csv'))

    expect(rows).toEqual(people)
    expect(notices).toMatchObject([{ kind: 'totals_left_out', n: 1, places: [4] }])
  })

  it.each([
    ['blanks', '周一 13800000031 湖西队\n周二 13800000032 舜师队'],
    ['full-width commas and numbers', '1. 周一，13800000031，湖西队\n2、周二，13800000032，舜师队'],
    ['labels', '姓名：周一 手机号：13800000031 队伍：湖西队\n姓名：周二 手机号：13800000032 队伍：舜师队'],
    ['who sent them', '王主任 9:31\n周一 13800000031 湖西队\n李四:\n周二 13800000032 舜师队'],
    ['another order', '湖西队 周一 13800000031\n舜师队 周二 13800000032'],
    ['names with a blank', '周 一 13800000031 湖西队\n周 二 13800000032 舜师队'],
  ])('may be lines of a chat with %s', async (_, text) => {
    expect(await pasted(text)).toEqual(people)
  })

  it.each(['•', '・', '‧', '･', '．', '·'])('have one middle dot, typed as %s', (dot) => {
    const row = PersonRow.parse({ name: `买买提${dot}艾力`, login: '13800000031' })

    expect(row.name).toBe('买买提·艾力')
  })

  it('have names of up to 40 characters', () => {
    expect(PersonRow.safeParse({ name: '阿'.repeat(40), login: '13800000031' }).success).toBe(true)
    expect(PersonRow.safeParse({ name: '阿'.repeat(41), login: '13800000031' }).success).toBe(false)
  })
})
