import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const WORTH_IT = 1_024
/** The index page is small, and an operator may edit it. */
const TEXT = /\.(js|css|svg)$/

/**
 * Compresses the pages once, as small as it goes, next to the files themselves; the server would have to do it for each
 * request, in haste. Plain http gets gzip: browsers ask for Brotli only where no proxy can look into the answer.
 */
export const compressedAhead = (folder: string, which = TEXT): Plugin => ({
  name: 'compressed-ahead',
  apply: 'build',
  closeBundle: {
    sequential: true,
    order: 'post',
    async handler() {
      const files = await readdir(folder, { recursive: true })
      await Promise.all(files.filter((file) => which.test(file)).map((file) => compress(join(folder, file))))
    },
  },
})

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < WORTH_IT) return
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }))
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }))
}
