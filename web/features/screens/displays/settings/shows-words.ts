import type { DisplaySettings } from '#shared/screens/displays/settings'
import type { Translator } from '#web/words/translator'

/** What a TV shows, for its row: 固定：团队赛马, 轮播 4 个画面, or the rotation of the day; and its dark hours. */
export function showsWords(t: Translator['t'], settings: DisplaySettings | null): string {
  if (!settings) return ''
  const { pinned, scenes, dark } = settings
  const shown = pinned
    ? t('displays.settings.showsPinned', { scene: t(`displays.settings.scene.${pinned}`) })
    : scenes
      ? t('displays.settings.showsChosen', { count: scenes.length })
      : t('displays.settings.showsDay')
  return dark ? `${shown} · ${t('displays.settings.showsDark', dark)}` : shown
}
