import { parseArgs } from 'node:util'
import type { Command } from '#server/cli/command'
import { examine } from '#server/platform/doctor/doctor'
import type { Finding, LocalizedText } from '#server/platform/doctor/finding'
import { speaksChinese } from '#server/platform/settings/config'
import { verifyAll } from '#server/verify-all'

const MARKS = { ok: '✓', note: '·', wrong: '✗' }

export const doctor: Command = {
  usage: '[--lang zh|en]',
  does: 'looks at database, disk, clock, backups and addresses while the server runs; exit code 1 if something is wrong',
  async run(args, config) {
    const { values } = parseArgs({ args, options: { lang: { type: 'string' } } })
    const { lang = speaksChinese(process.env) ? 'zh' : 'en' } = values
    if (lang !== 'zh' && lang !== 'en') throw new Error('Say --lang zh or --lang en.')
    const findings = await examine(config, new Date(), verifyAll)
    for (const finding of findings) console.log(lineOf(finding, lang))
    const wrongs = findings.filter(({ state }) => state === 'wrong').length
    console.log(summary(wrongs)[lang])
    return wrongs > 0 ? 1 : 0
  },
}

function summary(wrongs: number): LocalizedText {
  if (wrongs === 0) return { zh: '\n没有发现问题。', en: '\nNothing is wrong.' }
  return {
    zh: `\n有 ${wrongs} 处要处理：看 ✗ 的几行，按 → 后面写的做，再运行一次。`,
    en: `\n${wrongs} to be mended: see the lines with ✗, do what stands after →, then run this again.`,
  }
}

function lineOf({ state, what, remedy }: Finding, lang: 'zh' | 'en'): string {
  return `${MARKS[state]} ${what[lang]}${remedy ? `\n    → ${remedy[lang]}` : ''}`
}
