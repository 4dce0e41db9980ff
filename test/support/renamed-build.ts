import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build with other sources is to a browser: every file of it has another name, and the page says another build. */
export function renameBuild(webRoot: string, build: string): void {
  const assets = join(webRoot, 'assets')
  // Those of the older build are no part of it.
  const names = readdirSync(assets).filter((name) => !name.startsWith('older-'))
  const renamed = (name: string) => name.replace(/(-b\d+)?\.(?=\w+$)/, `-${build}.`)
  const pattern = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
  for (const name of names) {
    const file = join(assets, name)
    if (/\.(js|css)$/.test(name)) writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, renamed))
    renameSync(file, join(assets, renamed(name)))
  }
  const index = join(webRoot, 'index.html')
  const page = readFileSync(index, 'utf8').replace(pattern, renamed)
  writeFileSync(index, page.replace(/(<meta name="build" content=")[^"]+/, `$1${build}`))
  const worker = join(webRoot, 'worker.js')
  if (!existsSync(worker)) return
  // The server would send what was compressed with the build before.
  for (const kind of ['br', 'gz']) rmSync(`${worker}.${kind}`, { force: true })
  const code = readFileSync(worker, 'utf8').replace(pattern, renamed)
  writeFileSync(worker, code.replace(/(\/index\.html\W+revision\W+)[\w-]+/, `$1${build}`))
}
