/** What has a reaper told of its program, and what happened to the reaper itself? */
import { getSystemErrorMap } from 'node:util'

/** The two ends of a connected UNIX socket, by the names that `/proc` gives them. */
export interface Connection {
  own: string
  peer: string
}

export interface Told {
  /** Pid of the program's main process, once it was started. */
  main: number | null
  /** Pids of the reaper's own processes between it and the main process. */
  own: number[]
  /** Raw wait statuses of all that ended by itself and had the reaper for a parent, by pid. */
  statuses: Map<number, number>
  /** Whether orphans come to it; null until that is known. */
  adopts: boolean | null
  /** Why the machine did not let the program be run. */
  prevented: string | null
  /** Whether what ends from now on has been ended. */
  settled: boolean
  /** False once nothing can be told any more. */
  reporting: boolean
  ended: boolean
  /** Whether it ended by itself: then nothing is left of the program. */
  empty: boolean
}

export const nothingTold = (): Told => ({
  ...{ main: null, own: [], statuses: new Map(), adopts: null, prevented: null },
  ...{ settled: false, reporting: true, ended: false, empty: false },
})

export type Event =
  /** A line of harness/reaper.py. */
  | { kind: 'line'; line: string }
  /** Its report was closed. */
  | { kind: 'silent' }
  /** It has ended; what it told last may still be on the way. */
  | { kind: 'ended'; code: number | null }
  /** It could not be started, or not be spoken to. */
  | { kind: 'failed'; message: string }

/** What follows of an event. */
interface Heard {
  /** Whether it is worth a look. */
  changed: boolean
  /** The answer to the oldest question that has none yet. */
  answer?: Connection | null
}

/** Takes one event into what was told. */
export function step(told: Told, event: Event): Heard {
  switch (event.kind) {
    case 'line':
      return hear(told, event.line.split(' '))
    case 'silent':
      told.reporting = false
      break
    case 'failed':
      told.prevented = event.message
      told.ended = true
      break
    case 'ended':
      told.ended = true
      told.empty = event.code === 0
  }
  if (!told.reporting) told.adopts ??= false
  return { changed: true }
}

function hear(told: Told, [word, first, second, ...ends]: string[]): Heard {
  const number = Number(first)
  switch (word) {
    case 'main':
      told.main = number
      break
    case 'reaper':
    case 'between':
      told.own.push(number)
      break
    case 'subreaper':
      told.adopts = first === '1'
      break
    case 'prevented':
      told.prevented ??= `no further process: ${errorText(number)}`
      break
    case 'peer':
      return { changed: true, answer: connectionOf(ends) }
    case 'exit':
      if (!told.settled) told.statuses.set(number, Number(second))
      // An orphan's end is seen by the next look; a chain of them must not cost a look each.
      return { changed: number === told.main }
  }
  return { changed: true }
}

function connectionOf([own, peer]: string[]): Connection | null {
  return peer === '0' ? null : { own: `socket:[${own}]`, peer: `socket:[${peer}]` }
}

function errorText(number: number): string {
  const [name, message] = getSystemErrorMap().get(-number) ?? [`error ${number}`]
  return message ? `${name}: ${message}` : name
}

/** Nothing of the program runs any more, and nothing more will be told. */
export const isOver = ({ ended, reporting }: Told) => ended && !reporting

/** Why the machine did not let the program be run to its end; null where it did. */
export function whyPrevented(told: Told): string | null {
  const died = isOver(told) && told.main === null
  return told.prevented ?? (died ? 'what was to watch over it ended before it began' : null)
}
