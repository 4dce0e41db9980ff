import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commentsOf } from './comments'

/** Words that comments do without, and what they say instead. */
const INSTEAD: [words: RegExp, instead: string][] = [
  [/\b(?:whoever|whomever)\b/i, 'name the caller, reader or role: “the director who …”, “each account that …”'],
  [/\b(?:somebody|everybody)\b/i, 'name the role: a member, a director, another account'],
  [/\bnobody\b/i, '“no member”, “no screen”, “without a session”'],
  [/\banew\b/i, 'the verb itself: reload, recompute, reconnect, start again'],
  [/\bbeside\b/i, '“next to” for a place; “at the same time as”, “outside” or “as well as” for the rest'],
  [/\b(?:is|are|be|was|were|being) told\b/i, 'what happens: receives, shows, answers, reports, is sent'],
  [/\b(?:stands?|stood)\b/i, 'what is meant: is, is stored, holds, remains, is kept at'],
  [/\b(?:taken|takes?|took) back\b/i, 'the reversal: withdrawn, cancelled, reassigned; a card is unpublished'],
]

const FOLDERS = ['server', 'shared', 'web', 'migrations']

const sources = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|vue|css)$/.test(name))
      .map((name) => join(folder, name)),
  )

function complaints(file: string, source: string): string[] {
  const suspects = INSTEAD.filter(([words]) => words.test(source))
  if (suspects.length === 0) return []
  return commentsOf(file, source).flatMap(({ text, line }) =>
    suspects.flatMap(([words, instead]) => {
      const found = words.exec(text)
      if (!found) return []
      const at = line + text.slice(0, found.index).split('\n').length - 1
      return [`${file}:${at}: “${found[0]}” in a comment. Write ${instead}`]
    }),
  )
}

describe('the comments', () => {
  it('are in the field’s own terms', () => {
    expect(sources().flatMap((file) => complaints(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it('are read in scripts, templates and styles, and not in texts', () => {
    const vue = `<script setup lang="ts">
      const text = 'whoever // whoever', link = \`https://whoever/\${1}\` // whoever
      </script>
      <template><!-- loads
      anew --><a href="https://nobody" /> </template>
      <style>/* beside */</style>`
    const script = `/** One. */ const a = /whoever\\/\\/ whoever/ // is told`

    expect(complaints('a.vue', vue).map((each) => each.split(' in ')[0])).toEqual([
      'a.vue:2: “whoever”',
      'a.vue:5: “anew”',
      'a.vue:6: “beside”',
    ])
    expect(complaints('a.ts', script)).toHaveLength(1)
    expect(complaints('a.css', '/* stands */ .nobody { background: url(//anew) }')[0]).toContain('a.css:1: “stands”')
  })
})
