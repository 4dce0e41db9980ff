// Fetches the oldest Chromium that the pages are tested with, once, into the cache of this machine, and prints where it is.
// npm has it as a package for other purposes; what is in there is compared with what is known here.
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const PACKAGE = '@sparticuz/chromium@103.0.0'
const INTEGRITY = 'sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA=='
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dangxian')
const program = join(cache, 'chromium-103')

if (!existsSync(program)) {
  const folder = mkdtempSync(join(tmpdir(), 'dangxian-chromium-'))
  const run = (command, ...parts) => execFileSync(command, parts, { cwd: folder, encoding: 'utf8' })
  const [{ filename, integrity }] = JSON.parse(run('npm', 'pack', PACKAGE, '--json', '--silent', '--ignore-scripts'))
  if (integrity !== INTEGRITY) throw new Error(`${PACKAGE} is another file than it was: ${integrity}`)
  run('tar', '-xzf', filename, 'package/bin/chromium.br')
  mkdirSync(cache, { recursive: true })
  const unpacked = join(cache, `chromium-103-${process.pid}`)
  const packed = createReadStream(join(folder, 'package/bin/chromium.br'))
  await pipeline(packed, createBrotliDecompress(), createWriteStream(unpacked, { mode: 0o755 }))
  renameSync(unpacked, program)
  rmSync(folder, { recursive: true })
}
console.log(program)
