/** The texts of one language or one feature, nested by the dots of their keys. */
export interface Texts {
  [key: string]: string | Texts
}
