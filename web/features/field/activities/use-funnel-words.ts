import { useI18n } from 'vue-i18n'
import type { ContestView } from '#shared/contest/contests/contract'
import type { TeamFunnel } from '#shared/field/activities/funnel'
import { STEPS } from '#shared/field/activities/outcomes'

interface Shown {
  key: string
  label: string
  count: number
  of?: number
}

/** The steps of each team in words, and in one sentence where its funnel leaks; teams without a funnel are left out. */
export function useFunnelWords(contest: () => ContestView) {
  const { t, n } = useI18n()
  const percent = (share: number) => n(share, { style: 'percent', maximumFractionDigits: 0 })
  return (funnels: readonly TeamFunnel[]) =>
    funnels.flatMap(({ teamId, funnel, leak, proposed }) => {
      const team = contest().teams.find(({ id }) => id === teamId)
      if (!team || !funnel) return []
      const steps = STEPS.flatMap((key): Shown[] => {
        const step = { key, label: t(`activities.funnel.steps.${key}`), count: funnel[key] }
        // A customer may want it without a proposal, so both are shares of those who were met.
        if (key !== 'met' || proposed === undefined) return [key === 'interested' ? { ...step, of: funnel.met } : step]
        return [
          step,
          { key: 'proposed', label: t('activities.funnel.steps.proposed'), count: proposed, of: funnel.met },
        ]
      })
      const words = leak && { rate: percent(leak.rate), usual: percent(leak.usual) }
      return [{ team, steps, leak: leak && words ? t(`activities.funnel.leak.${leak.step}`, words) : '' }]
    })
}
