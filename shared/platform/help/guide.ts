/** The chapters of the user guide in their order; each is a file of this name in `docs/guide/<language>/`. */
export const GUIDE_CHAPTERS = ['member', 'director', 'clerk', 'boss', 'operator', 'roles', 'refusals'] as const
export type GuideChapterId = (typeof GUIDE_CHAPTERS)[number]

/** One question and its answer; `id` is its anchor, the same in both languages. */
export interface GuideSection {
  id: string
  title: string
  html: string
}

export interface GuideChapter {
  id: GuideChapterId
  title: string
  /** What comes before the first section. */
  html: string
  sections: GuideSection[]
}
