import type { Plugin } from 'vite'

const HERE = import.meta.dirname

/** Libraries of which the page needs so little that their place is taken, for ours and for Nuxt UI's imports alike. */
export const lighterLibraries = (): Plugin => ({
  name: 'lighter-libraries',
  config: () => ({
    resolve: {
      alias: [
        // Ours has all icons at hand, and asks no server for others.
        { find: '@iconify/vue', replacement: `${HERE}/../web/ui/icons/iconify.ts` },
        // Without its compiler: web/i18n/message-compiler.ts does for our texts.
        { find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' },
      ],
    },
  }),
})
