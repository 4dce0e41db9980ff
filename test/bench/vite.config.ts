import { defineConfig } from 'vite'

/** The bench and the processes that it starts: the product, its bare baseline and the load. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'test/bench/main.ts',
        product: 'test/bench/product.ts',
        bare: 'test/bench/bare.ts',
        load: 'test/bench/load.ts',
      },
      output: { keepNames: true },
    },
  },
})
