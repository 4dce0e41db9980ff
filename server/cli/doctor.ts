import { parseArgs } from 'node:util'
import type { Command } from '#server/cli/command'
import { speaksChinese } from '#server/config'
import { examine } from '#server/doctor/doctor'
import type { Finding } from '#server/doctor/finding'

const MARKS = { ok: '✓', note: '·', wrong: '✗' }

export const doctor: Command = {
  usage: '[--lang zh|en]',
  does: 'looks at database, disk, clock, backups and addresses beside the running server; exit code 1 where something is wrong',
  async run(args, config) {
    const { values } = parseArgs({ args, options: { lang: { type: 'string' } } })
    const { lang = speaksChinese(process.env) ? 'zh' : 'en' } = values
    if (lang !== 'zh' && lang !== 'en') throw new Error('Say --lang zh or --lang en.')
    const findings = await examine(config, new Date())
    for (const finding of findings) console.log(lineOf(finding, lang))
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}

function lineOf({ state, what, todo }: Finding, lang: 'zh' | 'en'): string {
  return `${MARKS[state]} ${what[lang]}${todo ? `\n    → ${todo[lang]}` : ''}`
}
