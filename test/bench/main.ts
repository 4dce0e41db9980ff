import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { asksHelp } from '#server/platform/settings/asks-help'
import { Bench, type Findings, type Line } from './bench'
import { claims } from './claims'
import { growing } from './growing'
import { importing } from './importing'
import { large } from './large/large'
import { BENCH_HELP, type Options, readOptions, type Section } from './options'
import { page } from './page'
import { playbook } from './playbook'
import { postgres } from './postgres/postgres'
import { recording } from './recording'
import { seeing } from './seeing'

const MEASURE: Record<Section, (bench: Bench) => Promise<Findings>> = {
  recording,
  seeing,
  growing,
  playbook,
  import: importing,
  page,
  claims,
  large,
  postgres,
}

const options = optionsOrExit(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'dangxian-bench-'))
const bench = new Bench(folder, options.scale, options.profiles, options.rows)
const cleanUp = async () => {
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.once('SIGINT', () => void cleanUp().finally(() => process.exit(130)))

const report: Record<string, unknown> = {
  machine: { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, loadBefore: loadavg()[0] },
}
try {
  for (const section of options.sections) {
    console.error(`${section} …`)
    const { lines, figures } = await MEASURE[section](bench)
    await bench.stop()
    report[section] = figures
    for (const line of lines) console.log(textOf(line))
  }
  if (options.isJson) console.log(JSON.stringify(report))
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await cleanUp()
}

function textOf({ what, measured, aim, isMet }: Line): string {
  const verdict = aim === undefined ? '' : `  ${isMet ? '✓' : '✗ not met,'} aim ${aim}`
  return `${what}: ${measured}${verdict}`
}

function optionsOrExit(args: string[]): Options {
  if (asksHelp(args)) {
    console.log(BENCH_HELP)
    process.exit(0)
  }
  try {
    return readOptions(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
