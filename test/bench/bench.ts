import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOwnPostgres } from '#test/support/postgres'
import type { Bare } from './bare'
import { Child, type Program } from './child'
import type { Load } from './load'
import type { Scale } from './options'
import type { Product } from './product'

/** One measurement as printed; `isMet` is undefined without a target. */
export interface Line {
  what: string
  measured: string
  aim?: string
  isMet?: boolean
}

/** What a section of the bench found: the lines, and the figures for programs. */
export interface Findings {
  lines: Line[]
  figures: Record<string, unknown>
}

export interface Running<P extends Program> {
  child: Child<P>
  url: string
  origin: string
}

/** The processes of one section, and the folder of their databases; everything ends with the section. */
export class Bench {
  private readonly children: { stop(): Promise<void> }[] = []

  constructor(
    readonly folder: string,
    readonly scale: Scale,
    private readonly profiles?: string,
    readonly rows?: string,
  ) {}

  file(name: string): string {
    return join(this.folder, name)
  }

  product(name: string, nodeArguments: string[] = []): Promise<Running<Product>> {
    return this.productOn(this.file(name), nodeArguments)
  }

  async productOn(databaseUrl: string, nodeArguments: string[] = []): Promise<Running<Product>> {
    const profiling = this.profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.profiles}`]
    const child = this.keep(Child.start<Product>('product', [...nodeArguments, ...profiling]))
    return { child, ...(await child.call('start', { databaseUrl })) }
  }

  async bare(name: string): Promise<Running<Bare>> {
    const child = this.keep(Child.start<Bare>('bare'))
    return { child, ...(await child.call('start', { databaseUrl: this.file(name) })) }
  }

  /** The address of an empty PostgreSQL of the bench's own; undefined where none is installed. */
  async postgres(): Promise<string | undefined> {
    const own = await startOwnPostgres(mkdtempSync(join(tmpdir(), 'dangxian-bench-postgres-')))
    if (own) this.keep({ stop: async () => own.stop() })
    return own?.url
  }

  load(): Child<Load> {
    return this.keep(Child.start<Load>('load'))
  }

  /** Stops in reverse order: the load first, so that no client outlives its server. */
  async stop(): Promise<void> {
    for (const child of this.children.splice(0).reverse()) await child.stop()
  }

  private keep<T extends { stop(): Promise<void> }>(child: T): T {
    this.children.push(child)
    return child
  }
}
