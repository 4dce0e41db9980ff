import type { ContestView } from '#shared/contest/contests/contract'
import type { Honour } from '#shared/ritual/ceremony/contract'
import { amount, linesInWords, pointsUnit } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'

/** What a person is honoured for, in figures: 3G 117 部; 前半程 19 分，后半程 46 分; 表态兑现 58/62. */
export function honourFigures(translator: Translator, contest: ContestView, honour: Honour): string {
  const { t } = translator
  switch (honour.kind) {
    case 'benchmark':
      return linesInWords(translator, contest, honour.metrics)
    case 'improved': {
      const points = (value: number) => amount(translator, value, pointsUnit(translator, contest))
      return t('ceremony.figures.improved', { before: points(honour.before), now: points(honour.now) })
    }
    case 'kept':
      return t('ceremony.figures.kept', { kept: honour.kept, pledged: honour.pledged })
  }
}

/** 严萍、舒怀远. */
export const honouredNames = ({ t }: Pick<Translator, 't'>, honour: Honour): string =>
  honour.people.map(({ name }) => name).join(t('words.and'))
