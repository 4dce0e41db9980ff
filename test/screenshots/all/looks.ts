const WIDTHS = [390, 768, 1440, 1920] as const

/** How a page is seen: width in CSS pixels, colours, language. */
export interface Look {
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  locale: 'zh-CN' | 'en-US'
}

const HEIGHTS: Record<number, number> = { 390: 844, 768: 1024, 1440: 900, 1920: 1080 }

/** Every look, or those that the environment names: `LOOKS=390.light.zh-CN,1440.dark.en-US`. */
export function looks(wanted: string | undefined): Look[] {
  const all = (['zh-CN', 'en-US'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      WIDTHS.map((width) => ({ width, height: HEIGHTS[width] ?? 900, colorScheme, locale })),
    ),
  )
  const names = wanted?.split(',').filter(Boolean)
  return names ? all.filter((look) => names.includes(nameOf(look))) : all
}

export const nameOf = ({ width, colorScheme, locale }: Look): string => `${width}.${colorScheme}.${locale}`
