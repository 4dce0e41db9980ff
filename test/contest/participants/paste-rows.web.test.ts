import { describe, expect, it } from 'vitest'
import { aWorkbook } from '#test/support/a-workbook'
import { parseRows, peopleOfFile } from '#web/features/contest/participants/paste-rows'
import { UnreadableFile } from '#web/forms/read-table'

const pasted = async (text: string) => (await parseRows(text)).rows

describe('rows pasted from a spreadsheet', () => {
  it('are name, login, team and area where no header says otherwise', async () => {
    expect(await pasted('严萍\t13800001111\t湖西队\t建材市场\n赵磊\tzhaolei\t舜师队')).toEqual([
      { name: '严萍', login: '13800001111', team: '湖西队', area: '建材市场' },
      { name: '赵磊', login: 'zhaolei', team: '舜师队' },
    ])
  })

  it('follow their header, whatever its order, and leave out columns that are not asked for', async () => {
    const text = '工号\t姓名\t备注\t包区\t队名\n1001\t严萍\t骨干\t建材市场\t湖西队'

    expect(await pasted(text)).toEqual([{ name: '严萍', login: '1001', team: '湖西队', area: '建材市场' }])
  })

  it('may come with quotes, blank lines, Windows line ends and spaces around', async () => {
    const text = '  \r\n"严 ""萍"""\t 13800001111 \t湖西队\t"建材\n市场"\r\n\t\t\t\r\n'

    expect(await pasted(text)).toEqual([{ name: '严 "萍"', login: '13800001111', team: '湖西队', area: '建材\n市场' }])
  })

  it('do not lose a first person who is called like no column', async () => {
    expect(await pasted('队长\tduizhang\t湖西队\t')).toHaveLength(1)
    expect(await pasted('')).toEqual([])
  })
})

describe('a list of people in a file', () => {
  const file = (bytes: Uint8Array | string, name = '名单.csv') => new File([bytes as BlobPart], name)
  const rows = async (bytes: Uint8Array | string, name?: string) => (await peopleOfFile(file(bytes, name))).rows
  const troubleOf = (bytes: Uint8Array | string) =>
    peopleOfFile(file(bytes)).then(
      () => null,
      (error: unknown) => (error instanceof UnreadableFile ? error.trouble : error),
    )
  const yan = { name: '严萍', login: '13800001111', team: '湖西队', area: '建材市场', captain: '是' }
  const csv = '姓名,手机号,队名,包区,是否队长\r\n严萍,13800001111,湖西队,建材市场,是\r\n'
  /** 姓名,工号,队名 / 严萍,1001,湖西队 as Excel in China saves a CSV file. */
  const gbk = [
    ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb9, 0xa4, 0xba, 0xc5, 0x2c, 0xb6, 0xd3, 0xc3, 0xfb, 0x0d, 0x0a],
    ...[0xd1, 0xcf, 0xc6, 0xbc, 0x2c, 0x31, 0x30, 0x30, 0x31, 0x2c, 0xba, 0xfe, 0xce, 0xf7, 0xb6, 0xd3],
  ]

  it('is read from UTF-8 with and without a mark, and from GBK', async () => {
    expect(await rows(csv)).toEqual([yan])
    expect(await rows(`\ufeff${csv}`)).toEqual([yan])
    expect(await rows(new Uint8Array(gbk))).toEqual([{ name: '严萍', login: '1001', team: '湖西队' }])
  })

  it('is read from a workbook, numbers and all', async () => {
    const head = ['姓名', '手机号或工号', '队名', '包区', '队长']
    const book = await aWorkbook([
      head,
      ['严萍', 13800001111, '湖西队', '建材市场', '是'],
      [],
      ['赵磊', '0012', '舜师队'],
    ])

    expect(await rows(book, '名单.xlsx')).toEqual([
      yan,
      { name: '赵磊', login: '0012', team: '舜师队', area: '', captain: '' },
    ])
  })

  it('that is too large, a bomb, an old workbook or no list at all is refused with what to do', async () => {
    expect(await troubleOf(new Uint8Array(2 * 1024 * 1024 + 1))).toBe('large')
    const bomb = await aWorkbook([['姓名'], ['a'.repeat(50 * 1024 * 1024)]])
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await troubleOf(bomb)).toBe('large')
    expect(await troubleOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old_excel')
    expect(await troubleOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe('unreadable')
    expect(await troubleOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe('unreadable')
    expect(await troubleOf('\r\n \r\n')).toBe('empty')
  })
})
