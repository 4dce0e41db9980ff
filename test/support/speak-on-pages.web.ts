import { speakOnPages } from '#web/i18n/index'

// The router does it before any page but 今日; a test draws pages without it.
await speakOnPages()
