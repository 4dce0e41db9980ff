import { nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { PICTURE_LIMIT, type PictureLanguage, type ReportView } from '#shared/ritual/battle-reports/contract'
import { drawPicture } from '#web/ui/draw-picture'
import { pictureAddress, storePicture } from './battle-reports.api'

interface Wished {
  report: ReportView
  language: PictureLanguage
  /** Directors' browsers give the picture to everyone else. */
  keeps: boolean
}

/**
 * The address of a report's picture: the stored one, or one that this browser draws from the poster. `posed` is the
 * language that the poster has to be rendered in, and `poster` the element.
 */
export function usePicture(wished: () => Wished, poster: () => HTMLElement | null) {
  const src = ref('')
  const hasFailed = ref(false)
  const posed = shallowRef<PictureLanguage>()
  let drawn = ''
  let newestDrawing = 0

  async function draw(language: PictureLanguage): Promise<Blob | undefined> {
    posed.value = language
    await nextTick()
    const element = poster()
    const blob = element ? await drawPicture(element) : undefined
    posed.value = undefined
    return blob
  }

  async function keep(report: ReportView, language: PictureLanguage, png: Blob): Promise<void> {
    if (png.size > PICTURE_LIMIT) return
    await storePicture(report.contestId, report.id, language, png)
  }

  async function show(): Promise<void> {
    const own = ++newestDrawing
    const { report, language, keeps } = wished()
    hasFailed.value = false
    if (report.pictures.includes(language)) {
      showAt(pictureAddress(report.contestId, report.id, language))
      return
    }
    try {
      const isKept = keeps && report.status === 'published'
      const missing = (['zh-CN', 'en'] as const).filter((each) => !report.pictures.includes(each))
      for (const each of [language, ...(isKept ? missing.filter((other) => other !== language) : [])]) {
        const png = await draw(each)
        if (own !== newestDrawing || !png) return
        if (each === language) {
          showAt(URL.createObjectURL(png))
          drawn = src.value
        }
        // A picture that could not be stored is drawn again by the next director's browser.
        if (isKept) await keep(report, each, png).catch(() => undefined)
      }
    } catch {
      hasFailed.value = own === newestDrawing && src.value === ''
    }
  }

  function showAt(address: string): void {
    if (drawn) URL.revokeObjectURL(drawn)
    drawn = ''
    src.value = address
  }

  watch(
    () => {
      const { report, language } = wished()
      return JSON.stringify([report.id, report.seq, report.status, report.words, report.pictures, language])
    },
    () => void show(),
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => {
    newestDrawing++
    if (drawn) URL.revokeObjectURL(drawn)
  })

  return { src, hasFailed, posed, show }
}
