import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'

const SOURCES = [
  'server',
  'web',
  'shared',
  'migrations',
  'vite',
  'docs/guide',
  'package-lock.json',
  'vite.config.ts',
  'vite.older.config.ts',
  'vite.server.config.ts',
]
const BUILT = ['dist/server/main.js', 'dist/web/index.html', 'dist/web/older.html']

/** When this file, or the youngest file in this folder, was last written. */
function youngest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.d.ts'),
  )
  return Math.max(0, ...files.map((entry) => statSync(`${entry.parentPath ?? entry.path}/${entry.name}`).mtimeMs))
}

const isBuilt = BUILT.every((file) => existsSync(file))
if (!isBuilt || Math.max(...SOURCES.map(youngest)) > Math.min(...BUILT.map(youngest))) {
  console.error('Building the server and the pages …')
  const { status } = spawnSync('npm run build --silent', { shell: true, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}
