interface Effort {
  /** For every run of the tests. */
  usual: number
  /** For `npm run test:nightly`. */
  nightly: number
}

/** How many random cases a property test tries. */
export const casesToTry = ({ usual, nightly }: Effort): number =>
  process.env.TEST_EFFORT === 'nightly' ? nightly : usual
