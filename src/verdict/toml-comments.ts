/** The comments of a TOML text, each waiting for the line that it belongs to. */
export interface TomlComments {
  /** The lines at the very top, up to the first that is empty; null if there are none. */
  head: string[] | null
  /** `line` with the comments before and after it, which are then used up. */
  take(id: string, line: string): string[]
  /** What nobody took, and what stands at the end. */
  rest(): string[]
}

interface Comment {
  before: string[]
  after: string
}

type Parse = (text: string) => Record<string, unknown>

function tryParse(parse: Parse, text: string): Record<string, unknown> | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** Splits a line where its comment starts: at the first `#` before which it is whole. */
function splitLine(parse: Parse, line: string) {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    const data = tryParse(parse, line.slice(0, at))
    if (data) return { data, comment: line.slice(at).trimEnd() }
  }
  return { data: tryParse(parse, line), comment: '' }
}

/** The keys that lead to the value of a line's only entry; a heading's end in an empty table. */
function pathOf(data: Record<string, unknown>): string[] {
  const [entry] = Object.entries(data)
  if (!entry) return []
  const [key, value] = entry
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value)
  return [key, ...(isTable ? pathOf(value as Record<string, unknown>) : [])]
}

function takeHead(lines: string[]): string[] | null {
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return end > 0 && lines[end]?.trim() === '' ? lines.splice(0, end) : null
}

/**
 * Reads the comments of a text, by the path (as JSON) of the heading or key they stand before or
 * after. Lines that are not whole by themselves are passed over.
 */
export async function readComments(text: string): Promise<TomlComments> {
  const { parse } = await import('smol-toml')
  const lines = text.split(/\r?\n/)
  const head = takeHead(lines)
  const found = new Map<string, Comment>()
  let heading: string[] = []
  let waiting: string[] = []
  for (const line of lines) {
    const { data, comment } = splitLine(parse, line)
    const path = data ? pathOf(data) : []
    if (path.length === 0) {
      if (comment) waiting.push(comment)
      continue
    }
    const isHeading = line.trimStart().startsWith('[')
    if (isHeading) heading = path
    const id = JSON.stringify(isHeading ? path : [...heading, ...path])
    if (waiting.length > 0 || comment) found.set(id, { before: waiting, after: comment })
    waiting = []
  }
  return {
    head,
    take(id, line) {
      const comment = found.get(id)
      found.delete(id)
      if (!comment) return [line]
      return [...comment.before, comment.after ? `${line} ${comment.after}` : line]
    },
    rest: () => [
      ...[...found.values()].flatMap(({ before, after }) => [...before, ...(after ? [after] : [])]),
      ...waiting,
    ],
  }
}
