import { bare } from '#shared/platform/spreadsheets/table-shape'
import { namedPeopleColumns } from './people-columns'

const NUMBERED = /^\s*(?:[(（]?\d{1,3}[)）.、．:：]\s*|[-•·*]\s+|[①-⑳]\s*)/
/** The line above a message: who sent it, or when. */
const SENDER = /^[^\d]{0,24}[:：]\s*$|\d{1,2}:\d{2}(?::\d{2})?\s*[:：]?\s*$/
/** What people and chats write between the lines of a list. */
const SAID = /^(?:#.*|[[【(].{1,8}[\]】)]|(?:收到|好的?|ok|谢谢|辛苦了?|已发|请查收|大家好)[!！。.~～]*)$/i
const BETWEEN = /[\s,，;；、|/]+/
/** 周　一 is one name. */
const SPACED_NAME = /(?<=^|[\s,，、:：])(\p{Script=Han})[ \u3000](\p{Script=Han})(?=$|[\s,，、])/gu
const SPACED_SURNAME =
  /(?<=^|[\s,，、:：])(欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|夏侯|令狐|端木|南宫)[ \u3000](\p{Script=Han}{1,2})(?=$|[\s,，、])/gu
const SPACED_DOT = /(?<=\p{Script=Han})\s*([·•・‧･．∙⋅])\s*(?=\p{Script=Han})/gu
/** A mobile number, with what people put into it; brackets and dashes around it are between cells. */
const MOBILE = /[-:：(（]?\s*(?<!\d)(?:\+?86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4})(?!\d)\s*[-)）(（]?/
const TEAM = /^(?!.*\d{4})[[【]?\s*([\p{L}\p{N}·]{1,18}?[队组])\s*[\]】]?\s*(?:[(（].*[)）])?\s*[:：]?$/u

/** Whether a text is lines that people typed: nothing between cells that a spreadsheet or a file would put there. */
export function isChat(text: string): boolean {
  if (text.includes('\t')) return false
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const separated = lines.filter((line) => /[,;|]/.test(line)).length
  return separated * 2 < lines.length || lines.some((line) => NUMBERED.test(line))
}

/**
 * Lines of a chat as rows with tabs; numbers before them, senders, and labels as 姓名： are taken off, and the name of a
 * team on a line of its own holds for the people below it.
 */
export function chatLines(text: string): string {
  const rows: string[] = []
  let team: string | undefined
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(NUMBERED, '').trim()
    const heading = TEAM.exec(line)?.[1]
    if (heading !== undefined) team = heading
    if (heading !== undefined || SENDER.test(raw.trim()) || SAID.test(line)) rows.push('')
    else rows.push(withTeam(cellsOf(line), team).join('\t'))
  }
  return rows.join('\n')
}

function cellsOf(line: string): string[] {
  const hasNumber = MOBILE.test(line)
  const plain = line
    .replace(MOBILE, (_, digits: string) => ` ${digits.replace(/\D/g, '')} `)
    .replace(SPACED_DOT, '$1')
    .replace(SPACED_NAME, '$1$2')
    .replace(SPACED_SURNAME, '$1$2')
  return plain
    .split(BETWEEN)
    .map(withoutLabel)
    .map((cell) => cell.replace(/^[(（【[]+|[)）】\]]+$/g, ''))
    .filter((cell) => cell !== '' && !(hasNumber && namedPeopleColumns.columnOf(cell) === 'login'))
}

function withTeam(cells: string[], team: string | undefined): string[] {
  if (team === undefined || cells.length === 0 || namedPeopleColumns.count(cells) > 1) return cells
  return cells.some((cell) => TEAM.test(bare(cell))) ? cells : [...cells, team]
}

function withoutLabel(cell: string): string {
  const [, label = '', value = ''] = /^([^:：]{1,8})[:：](.*)$/.exec(cell) ?? []
  return namedPeopleColumns.columnOf(label) ? value : cell
}
