/** A hang as a drawing: the threads of two processes from left to right, and the fork across them. */

import { oneLine } from '../../guard/text.ts'
import type { Place } from '../../results/model.ts'
import type { Hang, LockStep, Thread } from '../hang.ts'
import { line } from '../names.ts'
import { truncate } from '../width.ts'
import { type Html, h } from './html.ts'

/** Where things are, in pixels. */
interface Layout {
  width: number
  /** The moment of the fork. */
  fork: number
}

const layouts: Record<'wide' | 'narrow', Layout> = {
  wide: { width: 880, fork: 250 },
  narrow: { width: 344, fork: 92 },
}

const left = 14
/** One lane: its name, its line, and two lines of text below. */
const laneHeight = 76
const headHeight = 30
const gap = 18
const top = 26
/** Advance of a sign at the sizes that the style sheet sets. */
const advance = { code: 7.25, words: 6.7, bold: 7.6 }

/** The drawing in two widths, of which the style sheet shows one. `id` is the page's own for it. */
export function hangDrawing(hang: Hang, id: string): Html[] {
  return Object.entries(layouts).map(([name, layout]) => draw(hang, layout, name, `${id}-${name}`))
}

function draw(hang: Hang, layout: Layout, name: string, id: string): Html {
  const { lost } = hang
  const lanes = lost ? 2 : 1
  const height = headHeight + lanes * laneHeight
  const child = top + height + gap
  const [lostAt, forkingAt] = lost ? [laneAt(top, 0), laneAt(top, 1)] : [null, laneAt(top, 0)]
  const stuckAt = laneAt(child, 0)
  const at = { layout, id, hang }
  return h(
    'svg',
    {
      class: `drawing ${name}`,
      viewBox: `0 0 ${layout.width} ${child + height + 2}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
    },
    h('title', { id: `${id}-title` }, `What hung: ${hang.stuck.name} of ${hang.stuck.process}`),
    h('desc', { id: `${id}-text` }, inWords(hang)),
    definitions(id),
    box(at, 1, top, height),
    box(at, layout.fork - 16, child, height),
    forkLine(at, forkingAt, stuckAt),
    heading(at, hang.forking, left, top, othersText(hang)),
    heading(at, hang.stuck, layout.fork + 10, child, originText(hang)),
    lost && lostAt !== null && lostLane(at, lostAt),
    forkingLane(at, forkingAt),
    stuckLane(at, stuckAt),
    lost && ghostLane(at, laneAt(child, 1)),
  )
}

interface Drawing {
  layout: Layout
  id: string
  hang: Hang
}

const laneAt = (boxTop: number, lane: number) => boxTop + headHeight + lane * laneHeight + 24

/** The lock as the diagnosis calls it, else as it was asked for. */
const awaited = ({ lock, waitsFor }: Hang) => (lock || waitsFor ? ` for ${lock ?? waitsFor}` : '')

/** The drawing told, for those who do not see it. */
export function inWords(hang: Hang): string {
  const { forking, lost, stuck, waitsAt, fork } = hang
  const held = lost?.held ? `holds ${lost.held}` : 'would have to answer the child,'
  const lock = awaited(hang)
  return [
    lost && `In ${lost.thread.process}, ${lost.thread.name} ${held} at ${line(lost.place)}.`,
    `${forking.name} of ${forking.process} forks${fork.place ? ` at ${line(fork.place)}` : ''}.`,
    lost &&
      `${stuck.process} has no ${lost.thread.name}: a fork copies only the thread that forks.`,
    `There, ${stuck.name} waits${lock} for ever at ${line(waitsAt)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The pattern of waiting, and the two fades: nobody saw when a lock was taken, or let go. */
function definitions(id: string): Html {
  const stop = (offset: number, shown: string) => h('stop', { offset, class: `stop ${shown}` })
  const fade = (name: string, from: string, to: string) =>
    h('linearGradient', { id: `${id}-${name}` }, stop(0, from), stop(1, to))
  return h(
    'defs',
    {},
    fade('in', 'hidden', 'shown'),
    fade('out', 'shown', 'hidden'),
    h(
      'pattern',
      {
        id: `${id}-waits`,
        width: 7,
        height: 7,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      h('rect', { width: 7, height: 7, class: 'stripe-ground' }),
      h('rect', { width: 3.5, height: 7, class: 'stripe' }),
    ),
  )
}

const box = ({ layout }: Drawing, x: number, y: number, height: number) =>
  h('rect', { x, y, width: layout.width - 1 - x, height, rx: 8, class: 'process' })

/** The name of a process, and what else there is to say of it where there is room. */
function heading(
  { layout }: Drawing,
  { process, pid }: Thread,
  x: number,
  y: number,
  note: string,
) {
  const room = layout.width - left - x
  const named = oneLine(process === `process ${pid}` ? process : `${process}, process ${pid}`)
  const fits = (named.length + note.length + 3) * advance.bold <= room
  return [
    label(x, y + 20, named, { width: room, kind: 'words name' }),
    fits &&
      h('text', { x: layout.width - left, y: y + 20, class: 'words quiet end' }, oneLine(note)),
  ]
}

const originText = ({ stuck, fork }: Hang) =>
  stuck.pid === fork.child ? 'made by the fork' : 'made by the child of the fork'

const othersText = ({ others }: Hang) => {
  const [first] = others
  if (!first) return ''
  return others.length === 1 ? `and ${first.name}` : `and ${others.length} more threads`
}

function forkLine({ layout: { fork } }: Drawing, from: number, to: number): Html[] {
  return [
    h('line', { x1: fork, y1: 20, x2: fork, y2: from, class: 'moment' }),
    h('line', { x1: fork, y1: from, x2: fork, y2: to - 9, class: 'thread' }),
    h('path', { d: `M ${fork - 5} ${to - 14} l 5 8 l 5 -8`, class: 'thread' }),
    h('text', { x: fork, y: 13, class: 'code name middle above' }, 'fork()'),
  ]
}

/** The thread that the fork lost, in the process where it is. */
function lostLane(at: Drawing, y: number): Html[] {
  const { layout, hang } = at
  const { thread, place, held } = hang.lost!
  const said = held ? `holds ${held}` : 'would have to answer the child'
  const bars = held ? heldBars(at, y) : []
  return [
    label(left, y - 10, thread.name, { width: layout.width - left, kind: 'words' }),
    h('line', { x1: left, y1: y, x2: layout.width - left, y2: y, class: 'thread later' }),
    h('line', { x1: left, y1: y, x2: layout.fork, y2: y, class: 'thread' }),
    ...bars,
    ...ticks(at, thread, y),
    h('circle', { cx: layout.fork, cy: y, r: 4.5, class: held ? 'node stuck' : 'node' }),
    ...quote(at, left, y, said, place, held !== null),
  ]
}

/** When the thread held the lock: as recorded, else round the fork, where it is known. */
function heldBars(at: Drawing, y: number): Html[] {
  const { layout, id, hang } = at
  const bar = (x: number, end: number, fill?: string) =>
    h('rect', { x, y: y - 5, width: end - x, height: 10, class: fill ? null : 'held', fill })
  const known = heldSpans(at).map(([from, to]) => bar(from, to))
  const { fork } = layout
  if (known.length > 0 && covers(heldSpans(at), fork)) return known
  const start = Math.max(left + 4, fork - 70)
  return [
    ...known,
    bar(start, fork - 24, `url(#${id}-in)`),
    bar(fork - 24, fork + 24),
    bar(fork + 24, fork + (hang.lost?.goesOn ? 40 : 90), `url(#${id}-out)`),
  ]
}

const covers = (spans: [number, number][], x: number) =>
  spans.some(([from, to]) => from <= x && x <= to)

/** From when to when the lost thread was seen to have the lock. */
function heldSpans(at: Drawing): [number, number][] {
  const { hang, layout } = at
  const own = placed(at).filter(
    ({ step }) => step.thread.id === hang.lost?.thread.id && step.lock === hang.waitsFor,
  )
  return own.flatMap(({ step, x }, index): [number, number][] => {
    if (step.did !== 'got') return []
    const end = own.slice(index + 1).find(({ step: later }) => later.did === 'released')
    return [[x, end?.x ?? layout.width - left]]
  })
}

/** Each recorded step with its place: in order on both sides of the fork, not to scale. */
function placed({ hang, layout }: Drawing): { step: LockStep; x: number }[] {
  const steps = [...hang.steps].sort((a, b) => a.time - b.time)
  const before = steps.filter(({ time }) => time <= hang.fork.time)
  const after = steps.slice(before.length)
  const spread = (list: LockStep[], from: number, to: number) =>
    list.map((step, index) => ({ step, x: from + ((to - from) * (index + 1)) / (list.length + 1) }))
  return [
    ...spread(before, left, layout.fork),
    ...spread(after, layout.fork, waitsFrom(layout) + (layout.width - layout.fork) / 4),
  ]
}

/** What a thread was seen to do with locks, small on its line. */
function ticks(at: Drawing, { id }: Thread, y: number): Html[] {
  return placed(at)
    .filter(({ step }) => step.thread.id === id)
    .map(({ step, x }) =>
      h('circle', { cx: x, cy: y, r: 2.5, class: `tick ${step.did}` }, h('title', {}, told(step))),
    )
}

const verbs = { asked: 'asks for', got: 'gets', released: 'releases' }

const told = ({ did, lock, place, inParentOnly }: LockStep) =>
  `${verbs[did]} ${lock}${place ? ` at ${line(place)}` : ''}${inParentOnly ? ', in this process only' : ''}`

function forkingLane(at: Drawing, y: number): Html[] {
  const { layout, hang } = at
  const { fork } = layout
  return [
    label(left, y - 10, hang.forking.name, { width: fork - left - 8, kind: 'words' }),
    h('line', { x1: left, y1: y, x2: fork, y2: y, class: 'thread' }),
    h('line', { x1: fork, y1: y, x2: layout.width - left, y2: y, class: 'thread later' }),
    ...ticks(at, hang.forking, y),
    h('circle', { cx: fork, cy: y, r: 4.5, class: 'node' }),
    ...quote(at, fork + 10, y, 'forks', hang.fork.place, false),
  ]
}

const waitsFrom = ({ width, fork }: Layout) => fork + (width - fork) * 0.2

function stuckLane(at: Drawing, y: number): Html[] {
  const { layout, id, hang } = at
  const { stuck, waitsAt } = hang
  const { fork, width } = layout
  const from = waitsFrom(layout)
  const said = `waits for ever${awaited(hang)}`
  return [
    label(fork + 10, y - 10, stuck.name, { width: width - fork - 24, kind: 'words' }),
    h('line', { x1: fork, y1: y, x2: from, y2: y, class: 'thread' }),
    h('rect', {
      x: from,
      y: y - 5,
      width: width - left - from,
      height: 10,
      fill: `url(#${id}-waits)`,
    }),
    h('line', { x1: from, y1: y - 8, x2: from, y2: y + 8, class: 'end' }),
    h('circle', { cx: fork, cy: y, r: 4.5, class: 'node' }),
    ...ticks(at, stuck, y),
    ...quote(at, fork + 10, y, said, waitsAt, true),
  ]
}

/** Where the lost thread would be, had the fork copied it. */
function ghostLane({ layout: { fork, width }, hang }: Drawing, y: number): Html[] {
  const { thread, held } = hang.lost!
  const nobody = held ? 'nobody can release the lock' : 'nobody does its work'
  const cross = `M ${fork - 4} ${y - 4} l 8 8 m 0 -8 l -8 8`
  const room = { width: width - fork - 24 }
  return [
    label(fork + 10, y - 10, thread.name, { ...room, kind: 'words quiet' }),
    h('line', { x1: fork + 8, y1: y, x2: width - left, y2: y, class: 'ghost' }),
    h('path', { d: cross, class: 'end' }),
    label(fork + 10, y + 18, 'not copied by the fork:', { ...room, kind: 'words quiet' }),
    label(fork + 10, y + 34, nobody, { ...room, kind: 'words quiet' }),
  ]
}

/** What happens, and below it the line of source. */
function quote(
  at: Drawing,
  x: number,
  y: number,
  said: string,
  place: Place | null,
  stuck: boolean,
) {
  const width = at.layout.width - left - x
  const kind = stuck ? 'words stuck' : 'words'
  const text = label(x, y + 18, said, { width, kind })
  return place ? [text, sourceLine(x, y + 34, place, width)] : [text]
}

/** `race.py:12  with LOCK:`. */
function sourceLine(x: number, y: number, place: Place, width: number): Html {
  const room = Math.floor(width / advance.code)
  const code = oneLine(place.text ?? `in ${place.function}`)
  const where = shortPath(oneLine(line(place)), room - code.length - 2)
  return h(
    'text',
    { x, y, class: 'code' },
    h('tspan', { class: 'quiet' }, where),
    h('tspan', { dx: 10 }, truncate(code, Math.max(4, room - where.length - 2))),
  )
}

/** A path and line, whole where it has room, else its end: the number of the line stays. */
function shortPath(path: string, room: number): string {
  if (path.length <= room) return path
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.length <= 24 ? name : `…${name.slice(-23)}`
}

/** A line of text, cut to the pixels there are. */
function label(
  x: number,
  y: number,
  text: string,
  { width, kind }: { width: number; kind: string },
) {
  const sign = /name|stuck/.test(kind) ? advance.bold : advance.words
  return h('text', { x, y, class: kind }, truncate(oneLine(text), Math.floor(width / sign)))
}
