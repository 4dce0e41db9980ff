import { describe, expect, it } from 'vitest'
import { parseRows } from '../../web/features/admin/people/paste-rows'

describe('rows pasted from a spreadsheet', () => {
  it('are name, login, team and area where no header says otherwise', async () => {
    expect(await parseRows('严萍\t13800001111\t湖西队\t建材市场\n赵磊\tzhaolei\t舜师队')).toEqual([
      { name: '严萍', login: '13800001111', team: '湖西队', area: '建材市场' },
      { name: '赵磊', login: 'zhaolei', team: '舜师队', area: '' },
    ])
  })

  it('follow their header, whatever its order, and leave out columns that nobody asked for', async () => {
    const text = '工号\t姓名\t备注\t包区\t队名\n1001\t严萍\t骨干\t建材市场\t湖西队'

    expect(await parseRows(text)).toEqual([{ name: '严萍', login: '1001', team: '湖西队', area: '建材市场' }])
  })

  it('may come with quotes, blank lines, Windows line ends and spaces around', async () => {
    const text = '  \r\n"严 ""萍"""\t 13800001111 \t湖西队\t"建材\n市场"\r\n\t\t\t\r\n'

    expect(await parseRows(text)).toEqual([
      { name: '严 "萍"', login: '13800001111', team: '湖西队', area: '建材\n市场' },
    ])
  })

  it('do not lose a first person who is called like no column', async () => {
    expect(await parseRows('队长\tduizhang\t湖西队\t')).toHaveLength(1)
    expect(await parseRows('')).toEqual([])
  })
})
