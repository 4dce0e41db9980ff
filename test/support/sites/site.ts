import type { BrowserContextOptions, Page } from 'playwright-core'
import type { PageKeys, RitualKeys, Viewer } from '#test/support/all-pages'
import type { Client } from '#test/support/client'

/** A running server with data of one kind, and a browser on it. */
export interface Site {
  keys: PageKeys & RitualKeys
  director: Client
  /** The TV's address, with its secret. */
  tv: string
  open(who: Viewer, options: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}
