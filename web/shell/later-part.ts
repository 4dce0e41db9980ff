import { type Component, defineAsyncComponent } from 'vue'
import { speakOnPages } from '#web/i18n/index'

/** A part of 今日 that comes after its picture, with the texts of the other pages. */
export const laterPart = (load: () => Promise<{ default: Component }>) =>
  defineAsyncComponent(async () => {
    const [part] = await Promise.all([load(), speakOnPages()])
    return part
  })
