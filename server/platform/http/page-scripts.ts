import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

const INLINE = /<script>([\s\S]*?)<\/script>/g

/** The scripts that an index page holds itself, as its content security policy names them; read again when it was rebuilt. */
export class PageScripts {
  private readAt: number | undefined
  private sources = ''

  constructor(private readonly indexPage: string) {}

  /** `'sha256-…' 'sha256-…'`, empty where there are none. */
  get hashes(): string {
    const { mtimeMs } = statSync(this.indexPage)
    if (mtimeMs !== this.readAt) {
      this.readAt = mtimeMs
      this.sources = [...readFileSync(this.indexPage, 'utf8').matchAll(INLINE)]
        .map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
        .join(' ')
    }
    return this.sources
  }

  /** The policy of all pages with these scripts let in. */
  letInto(policy: string): string {
    return this.hashes ? policy.replace("script-src 'self'", `script-src 'self' ${this.hashes}`) : policy
  }
}
