/** Where the library looks for its texts: its own constant comes with code that a phone's first picture does not need. */
export const UI_LOCALE = Symbol.for('nuxt-ui.locale-context')
