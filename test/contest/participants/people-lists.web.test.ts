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
    ['nothing between', '周一13800000031湖西队\n2、周二13800000032舜师队'],
    ['dashes, and blanks within numbers', '周一-138-0000-0031-湖西队\n周二 +86 138 0000 0032 舜师队'],
    ['brackets', '周一：13800000031（湖西队）\n周二（13800000032）【舜师队】'],
    ['circled numbers', '①周一 13800000031 湖西队\n② 周二/13800000032/舜师队'],
    [
      'what a chat puts in between',
      '#接龙\n1. 周一 13800000031 湖西队\n[图片]\n收到！\n2. 周二 13800000032 舜师队\n谢谢',
    ],
    ['each team above its people', '湖西队：\n周一 13800000031\n\n【舜师队】(1人)\n周二 13800000032'],
    ['a header', '姓名 手机号 队伍\n周一 13800000031 湖西队\n周二 13800000032 舜师队'],
  ])('may be lines of a chat with %s', async (_, text) => {
    expect(await pasted(text)).toEqual(people)
  })

  it('keep a name of two words and a person without a number for the eye to see, from a chat', async () => {
    expect(await pasted('买买提 · 艾力 13800000031 湖西队\n欧阳 娜娜 13800000032 湖西队\n周三 湖西队')).toEqual([
      { name: '买买提·艾力', login: '13800000031', team: '湖西队' },
      { name: '欧阳娜娜', login: '13800000032', team: '湖西队' },
      { name: '周三', login: '湖西队', team: '' },
    ])
  })

  it.each([
    ['two titles and a blank line above', '竞赛人员名单,,\n2026年11月,,\n\n姓名,手机号,队伍'],
    ['a title over all columns', '名单,名单,名单\n姓名,手机号,队伍'],
    ['wide blanks and line breaks', '"　姓\n　名","手 机\u00a0号","队\u200b伍"'],
    ['stars, brackets and longer words', '*姓名,手机号（必填）,队伍名称'],
    ['two English words', 'Full Name,Mobile Phone,Team Name'],
    ['marks in English', 'Name:,Phone No.,TEAM_NAME'],
  ])('may have headers with %s', async (_, above) => {
    const text = `${above}\n周一,13800000031,湖西队\n周二,13800000032,舜师队`

    expect((await peopleOfFile(new File([text], '名单.csv'))).rows).toEqual(people)
  })

  it.each([
    ['an empty corner and no header', '\t周一\t13800000031\t湖西队\n\t周二\t13800000032\t舜师队'],
    [
      'numbers in the corner column',
      '\t姓名\t手机号\t队伍\n1\t周一\t13800000031\t湖西队\n2\t周二\t13800000032\t舜师队',
    ],
    ['empty columns behind', '姓名\t手机号\t队伍\t\t\n周一\t13800000031\t湖西队\t\t\n周二\t13800000032\t舜师队\t\t'],
    [
      'lines of a table in a chat',
      '| 姓名 | 手机号 | 队伍 |\n|---|---|---|\n| 周一 | 13800000031 | 湖西队 |\n| 周二 | 13800000032 | 舜师队 |',
    ],
  ])('may be pasted with %s', async (_, text) => {
    expect(await pasted(text)).toEqual(people)
  })

  it.each([
    ['a tab behind', '13800000031\t'],
    ['a tab before', '"\t13800000031"'],
    ['a formula around', '="13800000031"'],
    ['a quote before', "'13800000031"],
    ['a decimal point', '13800000031.0'],
    ['all its digits in scientific notation', '1.3800000031E+10'],
  ])('may have numbers with %s', async (_, number) => {
    const { rows } = await peopleOfFile(new File([`姓名,手机号,队伍\n周一,${number},湖西队`], '名单.csv'))

    expect(rows).toEqual(people.slice(0, 1))
  })

  it('say of a number without all its digits that it is none', async () => {
    const { rows } = await peopleOfFile(
      new File(['姓名,手机号,队伍\n周一,1.38E+10,湖西队\n周二,138****0032,舜师队'], '名单.csv'),
    )

    expect(rows.map((row) => PersonRow.safeParse(row).success)).toEqual([false, false])
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
