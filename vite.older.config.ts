import { defineConfig } from 'vite'
import { compressedAhead } from './vite/compressed-ahead.ts'
import { olderPage } from './vite/older/page.ts'
import { startAtOnce } from './vite/start-at-once.ts'
import { pageChunks, pageConstants, pagePlugins, pages } from './vite.config.ts'

/**
 * The web app once more, for Chrome 100 to 110: Windows 7 ends at 109, and its browsers are older still. It adds its page
 * and its files to those of `vite build`, which has to run first; not one of those changes.
 */
export default defineConfig({
  root: 'web',
  mode: 'older',
  plugins: [
    startAtOnce({ isOlder: true }),
    pagePlugins(),
    olderPage(pages),
    compressedAhead(pages, /\bolder(-[\w.-]+\.js|\.html)$/),
  ],
  define: pageConstants,
  publicDir: false,
  build: {
    outDir: pages,
    emptyOutDir: false,
    target: 'chrome100',
    // The page lowers it, as more has to be done than Vite does.
    cssTarget: 'chrome111',
    // One sheet, which the page holds itself.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/older-[name]-[hash].js',
        chunkFileNames: 'assets/older-[name]-[hash].js',
        codeSplitting: { groups: pageChunks },
      },
    },
  },
})
