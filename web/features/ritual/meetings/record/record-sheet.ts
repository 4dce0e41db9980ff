import type { ContestView } from '#shared/contest/contests/contract'
import { wallClock } from '#shared/platform/time/time'
import type { PictureLanguage } from '#shared/ritual/battle-reports/contract'
import { isEmptyItem } from '#shared/ritual/meetings/empty-items'
import type { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import { PHOTO_DAYS } from '#shared/ritual/meetings/photos'
import { amount } from '#web/words/amounts'
import { dayInWords, dayText, weekdayNames } from '#web/words/days'
import type { Translator } from '#web/words/translator'
import { itemOf } from '../agenda'
import { gapWords } from '../meeting-words'

/** A part of 会议记录: its heading, and lines or a table below it. */
export interface RecordSection {
  heading: string
  lines: string[]
  table?: { head: string[]; rows: string[][] }
}

/** 会议记录 in words, the same for the page, the paper and the document. */
export interface RecordSheet {
  title: string
  contest: string
  facts: [label: string, value: string][]
  sections: RecordSection[]
  photos: string[]
}

type Words = Translator & { language: PictureLanguage }

/** Puts a record into words, in the order in which it is filed. Sections without content are left out. */
export function recordSheet(words: Words, contest: ContestView, record: MeetingRecord): RecordSheet {
  const { view } = record
  const { t } = words
  const sections = [
    section(t('meetings.record.roll'), rollLines(words, record)),
    { heading: t('meetings.record.pledges'), lines: [], table: pledgeTable(words, contest, record) },
    section(yesterdayTitle(words, record), yesterdayLines(words, record)),
    ...(view.kind === 'evening' ? [] : [section(t('meetings.item.focus'), focusLines(words, record))]),
    section(t('meetings.record.skipped'), skippedLines(words, record)),
    section(
      t('meetings.record.supports'),
      record.supports.map(({ name, what }) => t('meetings.record.support', { name, what })),
    ),
    ...(view.kind === 'evening' ? eveningSections(words, contest, record) : []),
    section(t('meetings.photos.title'), deletedPhotos(words, record)),
  ]
  return {
    title: t(`meetings.record.title.${view.kind}`),
    contest: contest.name,
    facts: facts(words, contest, record),
    sections: sections.filter(({ lines, table }) => lines.length > 0 || table),
    photos: view.photos,
  }
}

/** What became of photos that are no longer kept. */
const deletedPhotos = ({ t, n }: Words, { view }: MeetingRecord): string[] =>
  view.deletedPhotos ? [t('meetings.photos.deleted', { n: n(view.deletedPhotos), days: n(PHOTO_DAYS) })] : []

const section = (heading: string, lines: readonly string[]): RecordSection => ({
  heading,
  lines: lines.filter((line) => line.trim() !== ''),
})

/** Paragraphs of a text that was typed. */
const paragraphs = (text: string): string[] => text.split('\n').map((line) => line.trim())

function facts({ t, n }: Words, contest: ContestView, record: MeetingRecord): RecordSheet['facts'] {
  const { view, due, onTime, late, away } = record
  const timeOf = (at: string | null) => (at ? wallClock(new Date(at), contest.timezone).time : '')
  const weekday = weekdayNames()[(new Date(`${view.day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''
  const came = onTime.length + late.length
  const present =
    came > 0 ? t('meetings.record.came', { n: n(came) }) : t('meetings.roll.onDuty', { n: n(due - away.length) })
  return [
    [t('meetings.record.day'), `${dayText(view.day)} ${weekday}`],
    ...(view.preset === 'full'
      ? []
      : [[t('meetings.record.form'), t(`meetings.preset.${view.preset}`)] as [string, string]]),
    [t('meetings.record.time'), `${timeOf(view.openedAt)} – ${timeOf(view.closedAt)}`],
    [t('meetings.record.ledBy'), record.ledBy],
    [t('meetings.record.due'), t('meetings.record.dueOf', { due: n(due), present })],
  ]
}

function rollLines({ t }: Words, { view, onTime, late, missing, away }: MeetingRecord): string[] {
  const and = t('words.and')
  const named = (label: string, names: readonly string[]) =>
    names.length > 0 ? t('meetings.record.people', { label, n: names.length, names: names.join(and) }) : ''
  const absent = away.map(({ name, kind }) => t('meetings.record.away', { name, kind: t(`meetings.roll.${kind}`) }))
  const isCalled = onTime.length + late.length > 0
  const rest = isCalled ? t('meetings.record.missing') : t('meetings.record.present')
  return [
    named(t('meetings.roll.on_time'), onTime),
    named(t('meetings.roll.late'), late),
    named(t('meetings.record.absent'), absent),
    named(view.kind === 'evening' ? t('meetings.record.present') : rest, missing),
  ]
}

/** The morning: pledged of what is needed; the evening: sold of what was pledged. */
function pledgeTable(words: Words, contest: ContestView, { view, teams }: MeetingRecord) {
  const { t, n } = words
  const result = itemOf(view, 'result')
  const needed = itemOf(view, 'pledges')?.needed ?? {}
  const sum = (of: (team: MeetingRecord['teams'][number]) => number) => teams.reduce((all, team) => all + of(team), 0)
  const soldBy = (teamId: string, metricId: string) =>
    result?.teams.find((team) => team.teamId === teamId)?.metrics[metricId] ?? 0
  const lines = [
    ...teams.map((team) => ({
      ...team,
      name: contest.teams.find(({ id }) => id === team.teamId)?.name ?? '',
      sold: (metricId: string) => soldBy(team.teamId, metricId),
    })),
    {
      name: t('meetings.pledges.all'),
      onDuty: sum(({ onDuty }) => onDuty),
      pledged: sum(({ pledged }) => pledged),
      quantities: Object.fromEntries(contest.metrics.map(({ id }) => [id, sum((team) => team.quantities[id] ?? 0)])),
      needed,
      sold: (metricId: string) => sum((team) => soldBy(team.teamId, metricId)),
    },
  ]
  return {
    head: [t('meetings.record.team'), t('meetings.record.pledgers'), ...contest.metrics.map(({ name }) => name)],
    rows: lines.map(({ name, onDuty, pledged, quantities, needed: need, sold }) => [
      name,
      `${n(pledged)}/${n(onDuty)}`,
      ...contest.metrics.map((metric) => {
        const said = amount(words, quantities[metric.id] ?? 0, metric)
        const due = need[metric.id]
        if (result) return t('meetings.record.sold', { sold: amount(words, sold(metric.id), metric), pledged: said })
        return due === undefined
          ? said
          : t('meetings.record.needed', { pledged: said, needed: amount(words, due, metric) })
      }),
    ]),
  }
}

const yesterdayLines = ({ language }: Words, { yesterday }: MeetingRecord): string[] =>
  yesterday ? (yesterday.headline ? [yesterday.headline] : paragraphs(yesterday.text[language])) : []

/** With its day, as the report itself calls it today. */
function yesterdayTitle(words: Words, { view }: MeetingRecord): string {
  const item = itemOf(view, 'yesterday')
  const title = words.t('meetings.item.yesterday')
  return item ? words.t('meetings.record.of', { title, day: dayInWords(words, item.day) }) : title
}

function focusLines(words: Words, { view }: MeetingRecord): string[] {
  const focus = itemOf(view, 'focus')
  if (!focus) return []
  const actions = focus.actions.map(({ action, owner, dueOn }) =>
    [action, owner, dueOn && words.t('meetings.action.until', { day: dayInWords(words, dueOn) })]
      .filter(Boolean)
      .join(' · '),
  )
  return [...paragraphs(focus.words), ...actions]
}

function skippedLines({ t }: Words, { view }: MeetingRecord): string[] {
  const skipped = view.agenda.filter(isEmptyItem).map(({ type }) => t(`meetings.item.${type}`))
  return skipped.length > 0 ? [skipped.join(t('words.and'))] : []
}

/** What the room saw: gaps that name no person, the cases, what customers said, and tomorrow. */
function eveningSections(words: Words, contest: ContestView, { view }: MeetingRecord): RecordSection[] {
  const { t } = words
  const gaps = itemOf(view, 'shortfalls')?.gaps ?? []
  const cases = itemOf(view, 'cases')
  const kept = itemOf(view, 'result')?.kept.map(({ name }) => name) ?? []
  return [
    section(t('meetings.record.kept'), kept.length > 0 ? [kept.join(t('words.and'))] : []),
    section(
      t('meetings.item.shortfalls'),
      gaps.map((gap) => {
        const cause = gap.cause ? ` · ${t(`meetings.cause.${gap.cause}`)}` : ''
        return `${gapWords(words, contest, gap)}${cause}${gap.action ? ` → ${gap.action}` : ''}`
      }),
    ),
    ...(['won', 'lost', 'lessons'] as const).map((key) =>
      section(t(`meetings.cases.${key}`), paragraphs(cases?.[key] ?? '')),
    ),
    section(t('meetings.item.voices'), itemOf(view, 'voices')?.voices.map(({ text }) => text) ?? []),
    section(t('meetings.item.tomorrow'), paragraphs(itemOf(view, 'tomorrow')?.words ?? '')),
  ]
}
