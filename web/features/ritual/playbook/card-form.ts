import {
  CARD_FIELDS,
  type CardField,
  type CardKind,
  type CardView,
  type Moment,
  type Segment,
} from '#shared/ritual/playbook/contract'

/** The form of a card; empty fields are omitted when it is sent. */
export interface CardForm {
  kind: CardKind
  title: string
  moment: Moment | undefined
  story: string
  remark: string
  metric: string
  segment: Segment | undefined
  trade: string
  phone: string
  expiresOn: string
}

export const emptyForm = (): CardForm => ({
  kind: 'lesson',
  title: '',
  moment: undefined,
  story: '',
  remark: '',
  metric: '',
  segment: undefined,
  trade: '',
  phone: '',
  expiresOn: '',
})

export const formOf = (card: CardView): CardForm => ({
  kind: card.kind,
  title: card.title,
  moment: card.moment ?? undefined,
  story: card.story,
  remark: card.remark,
  metric: card.metric ?? '',
  segment: card.segment ?? undefined,
  trade: card.trade ?? '',
  phone: card.phone ?? '',
  expiresOn: card.expiresOn ?? '',
})

const FIELDS_OF: Record<CardKind, readonly CardField[]> = {
  lesson: ['title', 'moment', 'story', 'remark', 'metric', 'segment', 'trade'],
  pitch: ['title', 'remark', 'story', 'metric', 'segment', 'trade'],
  policy: ['title', 'story', 'expiresOn', 'metric', 'segment', 'trade'],
  contact: ['title', 'phone', 'story', 'trade'],
}

/** Which fields a kind of card has. */
export const hasField = (kind: CardKind, field: CardField): boolean => FIELDS_OF[kind].includes(field)

/** What is sent of a new card. */
export function written(form: CardForm): Record<string, unknown> {
  const fields = FIELDS_OF[form.kind].map((field) => [field, form[field] ?? ''])
  return { kind: form.kind, ...Object.fromEntries(fields) }
}

/** What was changed against the card as it was read. */
export function changed(form: CardForm, base: CardView): Record<string, unknown> {
  const before = formOf(base)
  return Object.fromEntries(
    CARD_FIELDS.filter((field) => form[field] !== before[field]).map((field) => [field, form[field] ?? '']),
  )
}
