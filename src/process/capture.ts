export type StreamName = 'stdout' | 'stderr'

/** What one stream printed at one time, in seconds since the trial's start. */
export interface Chunk {
  seconds: number
  stream: StreamName
  text: string
}

export interface Captured {
  stdout: string
  stderr: string
  /** The same text in order of arrival. */
  chunks: Chunk[]
}

export interface Capture {
  add(stream: StreamName, bytes: Buffer, seconds: number): void
  captured(): Captured
}

interface Piece {
  seconds: number
  bytes: Buffer
}

/** Each kept piece costs some bookkeeping too; a program may print one byte at a time. */
const PIECE_OVERHEAD = 64

/**
 * Keeps the head and the tail of each stream, at most `head + tail` bytes a stream whatever is
 * printed; what lies between is counted and said.
 */
export function capture(head: number, tail: number): Capture {
  const streams = { stdout: keepEnds(head, tail), stderr: keepEnds(head, tail) }
  return {
    add: (stream, bytes, seconds) => streams[stream].add(bytes, seconds),
    captured: () => {
      const chunks = (['stdout', 'stderr'] as const)
        .flatMap((stream) => streams[stream].pieces().map((piece) => ({ stream, ...piece })))
        .sort((one, other) => one.seconds - other.seconds)
      const textOf = (stream: StreamName) =>
        chunks
          .filter((chunk) => chunk.stream === stream)
          .map((chunk) => chunk.text)
          .join('')
      return { stdout: textOf('stdout'), stderr: textOf('stderr'), chunks }
    },
  }
}

function keepEnds(head: number, tail: number) {
  const first: Piece[] = []
  const last: Piece[] = []
  let firstSize = 0
  let lastSize = 0
  let dropped = 0

  function add(bytes: Buffer, seconds: number): void {
    const room = Math.max(0, head - firstSize)
    if (room > 0) {
      // Copied, since a slice would keep the whole buffer that it was read into.
      first.push({ seconds, bytes: Buffer.from(bytes.subarray(0, room)) })
      firstSize += Math.min(room, bytes.length) + PIECE_OVERHEAD
    }
    const rest = bytes.subarray(room)
    if (rest.length === 0) return
    const kept = rest.subarray(Math.max(0, rest.length - tail))
    dropped += rest.length - kept.length
    last.push({ seconds, bytes: Buffer.from(kept) })
    lastSize += kept.length + PIECE_OVERHEAD
    while (lastSize > tail + PIECE_OVERHEAD && last.length > 1) drop()
  }

  function drop(): void {
    const gone = last.shift()!
    lastSize -= gone.bytes.length + PIECE_OVERHEAD
    dropped += gone.bytes.length
  }

  function pieces(): { seconds: number; text: string }[] {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const decode = ({ seconds, bytes }: Piece) => ({
      seconds,
      text: decoder.decode(bytes, { stream: true }),
    })
    const start = first.map(decode)
    const gap =
      dropped > 0 ? [{ seconds: last[0]!.seconds, text: `\n… ${dropped} bytes left out …\n` }] : []
    const end = last.map(decode)
    const cut = decoder.decode() // a character of which the rest never came
    const seconds = (last.at(-1) ?? first.at(-1))?.seconds ?? 0
    return [...start, ...gap, ...end, ...(cut ? [{ seconds, text: cut }] : [])]
  }

  return { add, pieces }
}
