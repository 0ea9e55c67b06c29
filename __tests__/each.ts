import { test } from '@jest/globals'

/** Tests for each row; where there is none, one that is skipped and says what is not here. */
export function forEachOf<T>(rows: readonly T[], what: string, tests: (row: T) => void): void {
  if (rows.length === 0) test.skip(`${what}: none on this machine`, () => {})
  for (const row of rows) tests(row)
}
