import { peopleColumnOf } from './people-columns'

const NUMBERED = /^\s*(?:[(（]?\d{1,3}[)）.、．:：]\s*|[-•·*]\s+)/
/** The line above a message: who sent it, or when. */
const SENDER = /^[^\d]{0,24}[:：]\s*$|\d{1,2}:\d{2}(?::\d{2})?\s*[:：]?\s*$/
const BETWEEN = /[\s,，;；、|/]+/
/** 周　一 is one name. */
const SPACED_NAME = /(?<=^|[\s,，、:：])(\p{Script=Han})[ \u3000](\p{Script=Han})(?=$|[\s,，、])/gu

/** Whether a text is lines that people typed: nothing between cells that a spreadsheet or a file would put there. */
export function isChat(text: string): boolean {
  if (text.includes('\t')) return false
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const separated = lines.filter((line) => /[,;|]/.test(line)).length
  return separated * 2 < lines.length || lines.some((line) => NUMBERED.test(line))
}

/** Lines of a chat as rows with tabs; numbers before them, senders, and labels as 姓名： are taken off. */
export function chatLines(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !SENDER.test(line.trim()))
    .map((line) => line.replace(NUMBERED, '').trim().replace(SPACED_NAME, '$1$2').split(BETWEEN).map(withoutLabel))
    .map((cells) => cells.filter((cell) => cell !== '').join('\t'))
    .join('\n')
}

function withoutLabel(cell: string): string {
  const [, label = '', value = ''] = /^([^:：]{1,8})[:：](.*)$/.exec(cell) ?? []
  return peopleColumnOf(label) ? value : cell
}
