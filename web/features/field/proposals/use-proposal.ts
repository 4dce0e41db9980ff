import { computed, ref } from 'vue'
import { MOST_MONTHLY_FEN, type Tariff } from '#shared/field/proposals/contract'
import { withoutNumbers } from '#shared/field/proposals/proposal'

/** What a page that opens the proposal knows already, as its address or its history says it. */
export interface KnownProposal {
  customer?: string
  paysFen?: number
  offer?: string
  feeFen?: number
}

/** 分 of an address; nothing for what is no amount. */
export const fenOfQuery = (value: unknown): number | undefined => {
  const fen = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  return fen <= MOST_MONTHLY_FEN ? fen : undefined
}

const isAmount = (fen: number | null): fen is number => fen !== null && fen >= 0 && fen <= MOST_MONTHLY_FEN

/** A proposal while it is typed: from a 资费 of the list, or by its own name and fee. */
export function useProposal(known: KnownProposal) {
  const customer = ref(known.customer ?? '')
  const paysFen = ref<number | null>(known.paysFen ?? null)
  const offer = ref(known.offer ?? '')
  const feeFen = ref<number | null>(known.feeFen ?? null)
  const contains = ref('')
  const chosen = ref<string>()

  function choose({ id, name, feeFen: fee, contains: rows }: Tariff): void {
    chosen.value = id
    offer.value = name
    feeFen.value = fee
    contains.value = rows
  }

  /** Null until both amounts can be read. */
  const figures = computed(() => {
    const [pays, fee] = [paysFen.value, feeFen.value]
    if (!isAmount(pays) || !isAmount(fee)) return null
    const words = {
      customer: withoutNumbers(customer.value.trim()),
      offer: offer.value.trim(),
      contains: contains.value,
    }
    return { ...words, paysFen: pays, feeFen: fee }
  })

  return { customer, paysFen, offer, feeFen, contains, chosen, choose, figures }
}
