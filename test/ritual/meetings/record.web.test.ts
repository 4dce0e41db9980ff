import { Packer } from 'docx'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import { reducedSize } from '#web/features/ritual/meetings/photos/reduce-photo'
import { recordDocument } from '#web/features/ritual/meetings/record/record-docx'
import { recordSheet } from '#web/features/ritual/meetings/record/record-sheet'
import { chooseLanguage, i18n } from '#web/i18n/index'

const contest = {
  id: 'c',
  name: '沃马当先',
  timezone: 'Asia/Shanghai',
  metrics: [{ id: 'g3', name: '3G', unit: '部', pointsPerUnit: 1, countsWhen: 'recorded', ...UNCHECKED }],
  teams: [
    { id: 'west', name: '湖西队' },
    { id: 'east', name: '舜师队' },
  ],
} as unknown as ContestView

const totals = (g3: number) => ({ metrics: { g3 }, points: g3 })
const record = (kind: 'morning' | 'evening', agenda: object[]): MeetingRecord =>
  ({
    view: {
      ...{ id: 'm', kind, day: '2015-04-10', status: 'closed', item: 0, agenda, photos: ['p1'], preset: 'full' },
      ...{ openedAt: '2015-04-10T00:20:00.000Z', closedAt: '2015-04-10T00:33:00.000Z' },
    },
    ...{ ledBy: '王主任', due: 4, onTime: ['严萍'], late: ['孟庆河'], missing: ['李强'] },
    away: [{ name: '陶然', kind: 'leave' }],
    teams: [
      { teamId: 'west', onDuty: 2, pledged: 2, quantities: { g3: 10 }, needed: { g3: 12 } },
      { teamId: 'east', onDuty: 1, pledged: 0, quantities: {}, needed: { g3: 7 } },
    ],
    yesterday: { headline: '湖西先声夺人', text: { 'zh-CN': '昨日 3G 3', en: 'Yesterday 3G 3' } },
    supports: [{ name: '严萍', what: '要一台投影' }],
  }) as unknown as MeetingRecord

const MORNING = record('morning', [
  { type: 'slogan', teams: [{ teamId: 'west', slogan: '' }] },
  { type: 'rally', words: '' },
  {
    type: 'yesterday',
    day: '2015-04-09',
    teams: [{ teamId: 'west', ...{ metrics: {}, points: 0 } }],
    reportId: null,
    since: null,
  },
  { type: 'pledges', needed: { g3: 19 } },
  { type: 'focus', words: '先跑建材市场', actions: [] },
])
const EVENING = record('evening', [
  {
    type: 'result',
    day: '2015-04-10',
    teams: [
      { teamId: 'west', kept: 1, pledged: 2, ...totals(8) },
      { teamId: 'east', kept: 0, pledged: 0, ...totals(1) },
    ],
    kept: [{ participantId: 'yan', name: '严萍' }],
  },
  {
    type: 'shortfalls',
    gaps: [{ metricId: 'g3', teamId: 'east', area: null, actual: 1, due: 9, cause: 'pitch', action: '演练话术' }],
  },
  { type: 'cases', won: '先算账', lost: '', lessons: '先问月租\n\n再报价' },
])

const words = {
  t: (key: string, named?: Record<string, unknown>) => i18n.global.t(key, named ?? {}),
  n: String,
  language: 'zh-CN' as const,
}

/** The text of a part of a document, tag by tag. */
async function textOf(document: ReturnType<typeof recordDocument>): Promise<{ text: string; files: string[] }> {
  const zip = await fromBufferPromise(await Packer.toBuffer(document))
  const files: string[] = []
  let text = ''
  for await (const entry of zip.eachEntry()) {
    files.push(entry.fileName)
    if (entry.fileName !== 'word/document.xml') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    text = Buffer.concat(chunks)
      .toString('utf8')
      .replaceAll(/<[^>]+>/g, '|')
  }
  return { text, files }
}

describe('会议记录', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it('has its parts in the order in which they are filed', () => {
    const sheet = recordSheet(words, contest, MORNING)

    expect([sheet.title, sheet.contest]).toEqual(['晨会记录', '沃马当先'])
    expect(sheet.facts.map(([, value]) => value)).toEqual([
      '2015年4月10日 周五',
      '08:20 – 08:33',
      '王主任',
      '4 人，实到 2 人',
    ])
    expect(sheet.sections.map(({ heading }) => heading)).toEqual([
      ...['到会', '表态', '昨日战报 · 4月9日', '今日重点', '没有内容而略过', '求支撑'],
    ])
    expect(sheet.sections[0]?.lines).toEqual([
      '准时 1 人：严萍',
      '迟到 1 人：孟庆河',
      '不在岗 1 人：陶然（请假）',
      '缺席 1 人：李强',
    ])
    expect(sheet.sections[1]?.table?.rows).toEqual([
      ['湖西队', '2/2', '10 部 / 需 12 部'],
      ['舜师队', '0/1', '0 部 / 需 7 部'],
      ['全场', '2/3', '10 部 / 需 19 部'],
    ])
    expect(sheet.sections.slice(2).map(({ lines }) => lines)).toEqual([
      ['湖西先声夺人'],
      ['先跑建材市场'],
      ['口号、战前动员'],
      ['严萍：要一台投影'],
    ])
  })

  it('says that photos were there and are deleted', () => {
    const view = { ...MORNING.view, photos: [], deletedPhotos: 2 }
    const { sections } = recordSheet(words, contest, { ...MORNING, view })
    expect(sections.at(-1)).toEqual({ heading: '留痕照片', lines: ['原有 2 张照片，竞赛结束满 180 天已删除。'] })
  })

  it('calls nobody missing where no roll was called', () => {
    const sheet = recordSheet(words, contest, { ...MORNING, onTime: [], late: [], missing: ['严萍', '李强'] })

    expect(sheet.sections[0]?.lines).toContain('在岗 2 人：严萍、李强')
  })

  it('sets in the evening what was sold against the pledges, and adds shortfalls and lessons as the room saw them', () => {
    const { sections } = recordSheet(words, contest, EVENING)

    expect(sections.find(({ table }) => table)?.table?.rows[0]).toEqual(['湖西队', '2/2', '完成 8 部 / 表态 10 部'])
    expect(sections.find(({ heading }) => heading === '短板')?.lines).toEqual([
      '舜师队 · 3G：到今天应有 9 部，实际 1 部，差 8 部 · 话术 → 演练话术',
    ])
    expect(sections.at(-1)?.lines).toEqual(['先问月租', '再报价'])
  })

  it('is the same in a Word document, with the photos in it', async () => {
    const sheet = recordSheet(words, contest, MORNING)
    const photo = { jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]).buffer, width: 1600, height: 1200 }

    const { text, files } = await textOf(recordDocument(sheet, [photo, photo], '留痕照片'))

    const said = [
      '沃马当先',
      '晨会记录',
      '王主任',
      '严萍',
      '10 部 / 需 19 部',
      '先跑建材市场',
      '要一台投影',
      '留痕照片',
    ]
    expect(said.filter((each) => !text.includes(each))).toEqual([])
    const places = said.slice(3).map((each) => text.indexOf(each))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(files.filter((file) => file.startsWith('word/media/')).length).toBeGreaterThan(0)
  })
})

describe('a photo', () => {
  it('is reduced to 1600 pixels on its longer side, and never enlarged', () => {
    expect(reducedSize({ width: 4032, height: 3024 })).toEqual({ width: 1600, height: 1200 })
    expect(reducedSize({ width: 1080, height: 2400 })).toEqual({ width: 720, height: 1600 })
    expect(reducedSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 })
  })
})
