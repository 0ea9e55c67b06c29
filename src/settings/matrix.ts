/** Null outside of a matrix, where the workflow says `null`, and for what is no JSON. */
export function matrixOf(text = ''): string | null {
  try {
    const value: unknown = JSON.parse(text)
    return value === null ? null : JSON.stringify(value)
  } catch {
    return null
  }
}
