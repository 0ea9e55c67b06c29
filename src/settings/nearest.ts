/** Of `words` the one that `given` is a slip of the keyboard away from; null where there is none. */
export function nearest(given: string, words: readonly string[]): string | null {
  const [best] = words
    .map((word) => ({ word, slips: slipsBetween(given, word) }))
    .sort((one, other) => one.slips - other.slips)
  return best && best.slips <= Math.max(1, Math.floor(given.length / 3)) ? best.word : null
}

/** `; did you mean --trials?`, or nothing. */
export function didYouMean(given: string, words: readonly string[]): string {
  const meant = nearest(given, words)
  return meant === null ? '' : `; did you mean ${meant}?`
}

/** What is wrong with an option, as it was written, that is none of `flags`. */
export function noSuchOption(written: string, flags: readonly string[]): string {
  const options = flags.map((flag) => `--${flag}`)
  const said = didYouMean(written, options) || `; there are: ${options.join(', ')}`
  return `${written}: no such option${said}`
}

/** How many letters were left out, added, replaced, or swapped with the next one. */
function slipsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (same ? 0 : 1),
        swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
    rows.push(row)
  }
  return rows[one.length]![other.length]!
}
