/** The texts of one language or one feature, nested by the dots of their keys. */
export interface Texts {
  [key: string]: string | Texts
}

/** One file per feature; its keys begin with the name of its file. */
export const byFeature = (files: Record<string, Texts>): Texts =>
  Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]))
