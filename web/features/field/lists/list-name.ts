import { useI18n } from 'vue-i18n'
import type { ListView } from '#shared/field/lists/contract'

/** What a list is called: as its director named it, else what the product collects in it. */
export function useListName(): (list: Pick<ListView, 'name' | 'kept'>) => string {
  const { t } = useI18n()
  return ({ name, kept }) => {
    if (name !== '' || kept === null) return name
    const [year, quarter] = kept.split('-Q')
    return quarter === undefined ? t(`lists.kept.${kept}`) : t('lists.kept.expiry', { year, quarter })
  }
}
