import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

const DAY_MS = 24 * 3_600_000

/** Where the files of earlier builds are, next to the pages themselves: a build empties their own folder. */
const keptFolder = (webRoot: string): string => `${webRoot}-before`

/** Where files of builds are: the present one's, and those of earlier ones. */
export const assetFolders = (webRoot: string): [string, string] => [join(webRoot, 'assets'), keptFolder(webRoot)]

/**
 * Copies the files of the build that is about to be replaced, dated now, and removes what was replaced more than a day ago.
 * Their names carry a hash of their content, so that builds never disagree about a name.
 */
export function keepAssets(webRoot: string, now = new Date()): void {
  const [assets, kept] = assetFolders(webRoot)
  if (existsSync(assets)) {
    mkdirSync(kept, { recursive: true })
    for (const name of readdirSync(assets)) {
      copyFileSync(join(assets, name), join(kept, name))
      utimesSync(join(kept, name), now, now)
    }
  }
  dropOld(kept, now)
}

function dropOld(kept: string, now: Date): void {
  if (!existsSync(kept)) return
  for (const name of readdirSync(kept))
    if (now.getTime() - statSync(join(kept, name)).mtimeMs > DAY_MS) rmSync(join(kept, name), { force: true })
}

/** The folder that has this file: the present build's, or that of one replaced less than a day ago. */
export async function folderOf(webRoot: string, name: string): Promise<string | undefined> {
  const [assets, kept] = assetFolders(webRoot)
  if (await writtenAt(join(assets, name))) return assets
  const replacedAt = await writtenAt(join(kept, name))
  return replacedAt && Date.now() - replacedAt < DAY_MS ? kept : undefined
}

async function writtenAt(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? found.mtimeMs : undefined
}
