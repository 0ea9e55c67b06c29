/** The evidence of one trial made ready for questions: absolute files, sources, lineage. */
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { ridesAlong } from '../assets.ts'
import { canonical } from '../filenames.ts'
import type { Evidence, Fork, Place, Stack, Wait } from '../results/model.ts'
import type { Facts } from './facts.ts'
import { type Names, readNames } from './names.ts'
import { lineOf, type Statement, statementAt } from './source.ts'

/** The function on the observer's stack while it waits for the lock it emulates. */
export const EMULATED_WAIT = 'wait_for_emulated_getaddrinfo_lock'

/** Where the trial ran. */
export interface Whereabouts {
  /** The repro's folder: absolute, without symbolic links. */
  folder: string
  /** Null of a command. */
  script: string | null
  cwd: string
}

export interface Scene {
  evidence: Evidence
  context: Whereabouts
  names: Names
  /** Folders of the interpreter's own library. */
  library: string[]
}

/** Threading's own classes would make every Condition look like every other. */
const unread = /^(?:threading|contextlib|functools)\.py$/

/** Resolves files against the repro's folder, and connects what the reader says of them. */
export function sceneOf(evidence: Evidence, context: Whereabouts, facts: Facts): Scene {
  const { library } = facts
  const files = Object.entries(facts.files).filter(
    ([file]) => !unread.test(moduleOf({ library }, file) ?? ''),
  )
  const names = readNames({ library, files: Object.fromEntries(files) })
  return { evidence: resolvedIn(context, evidence), context, names, library }
}

/** The evidence with absolute files, and without the observer's own frames. */
function resolvedIn(context: Whereabouts, evidence: Evidence): Evidence {
  const other = folderAsSeen(evidence, context)
  const absolute = (place: Place): Place => ({
    ...place,
    file: resolved(place.file, context.folder, other),
  })
  const stack = (one: Stack): Stack => {
    const seen = one.frames
      .map((frame, i) => ({ frame, i }))
      .filter(({ frame }) => isSeen(absolute(frame)))
    const locks = (one.locks ?? []).map((note) => ({
      ...note,
      frame: seen.findIndex(({ i }) => i === note.frame),
    }))
    return { ...one, frames: seen.map(({ frame }) => absolute(frame)), locks }
  }
  return {
    ...evidence,
    forks: evidence.forks.map((fork) => ({ ...fork, stacks: fork.stacks.map(stack) })),
    stacks: evidence.stacks.map((one) => stack({ ...one, frames: one.frames.map(unescaped) })),
    uncaught: evidence.uncaught.map((one) => ({ ...one, frames: one.frames.map(absolute) })),
    trace: evidence.trace.map((one) => ({ ...one, place: one.place && absolute(one.place) })),
  }
}

/** `faulthandler` writes what is not ASCII as Python's own escapes. */
function unescaped(place: Place): Place {
  const plain = (text: string) =>
    text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (all, ...codes) => {
      const code = Number.parseInt(codes.slice(0, 3).find(Boolean), 16)
      return code > 0x7f && code <= 0x10ffff ? String.fromCodePoint(code) : all
    })
  return { ...place, file: canonical(plain(place.file)), function: plain(place.function) }
}

/** The observer stands between the repro and what it calls; only its wait for a lock matters. */
const isSeen = ({ file, function: name }: Place) => name === EMULATED_WAIT || !ridesAlong(file)

/** The repro's folder as Python names it, where a symbolic link gives it another name. */
function folderAsSeen({ forks }: Evidence, { folder, script }: Whereabouts): string | null {
  if (script === null) return null
  const mains = forks.flatMap((fork) => fork.stacks.map((stack) => stack.frames.at(-1)))
  const main = mains.find(
    (frame) => frame?.function === '<module>' && basename(frame.file) === basename(script),
  )
  const seen = main && isAbsolute(main.file) ? dirname(main.file) : folder
  return seen === folder ? null : seen
}

function resolved(file: string, folder: string, other: string | null = null): string {
  if (file.startsWith('<')) return file
  if (other !== null && file.startsWith(`${other}/`)) return join(folder, relative(other, file))
  return isAbsolute(file) ? file : join(folder, file)
}

/** At most so many files are read, so that a deep stack costs no more than a shallow one. */
const MAX_FILES = 80

/** Files on the stacks, the repro's own first; the others may be cut off. */
export function filesOf(evidence: Evidence, context: Whereabouts): string[] {
  const { forks, stacks, uncaught } = resolvedIn(context, evidence)
  const all = [...forks.flatMap((fork) => fork.stacks), ...stacks, ...uncaught]
  const script = context.script === null ? [] : [resolved(context.script, context.folder)]
  const files = new Set([...script, ...all.flatMap(({ frames }) => frames.map((one) => one.file))])
  const readable = [...files].filter((file) => !file.startsWith('<'))
  const own = readable.filter((file) => isOwn({ context, library: [] }, file))
  return [...own, ...readable.filter((file) => !own.includes(file))].slice(0, MAX_FILES)
}

const isBelow = (file: string, folder: string) => {
  const inside = relative(folder, file)
  return !inside.startsWith('..') && !isAbsolute(inside)
}

const installed = /(?:^|\/)(?:site|dist)-packages\//

/** `queue.py` for a file of the interpreter's own library, by where it lies; null for any other. */
export function moduleOf({ library }: Pick<Scene, 'library'>, file: string): string | null {
  const folder = library.find((one) => isBelow(file, one))
  if (folder === undefined || installed.test(file)) return null
  return relative(folder, file).replaceAll(sep, '/')
}

/** What the reader can change first: below the repro's folder or the working directory. */
export function isOwn(scene: Pick<Scene, 'context' | 'library'>, file: string): boolean {
  const { folder, cwd } = scene.context
  if (file.startsWith('<') || ridesAlong(file) || moduleOf(scene, file) !== null) return false
  const base = [folder, cwd].find((one) => isBelow(file, one))
  return base !== undefined && !installed.test(relative(base, file))
}

/** The innermost frame in the repro's own files. */
export function ownFrame(scene: Scene, frames: Place[]): Place | null {
  return frames.find((frame) => isOwn(scene, frame.file)) ?? null
}

/** A published place with its line of source. */
export function quoted(scene: Scene, place: Place): Place {
  const text = lineOf(scene.names.sources.get(place.file), place.line)
  return { ...published(scene, place), ...(text === null ? {} : { text }) }
}

/** A place as it is published: relative to the working directory where it lies below it. */
export function published(scene: Scene, place: Place): Place {
  const { file, line, function: name } = place
  const below = !file.startsWith('<') && isBelow(file, scene.context.cwd)
  const shown = below ? relative(scene.context.cwd, file).replaceAll(sep, '/') : file
  return { file: shown, line, function: name }
}

/** `child 1 (pid 4711)` */
export function processName({ evidence }: Scene, pid: number): string {
  const known = evidence.processes.find((one) => one.pid === pid)?.name
  return known ? `${known} (pid ${pid})` : `process ${pid}`
}

/** The forks that led to `pid`, its own first. */
export function lineage(scene: Scene, pid: number): Fork[] {
  const chain: Fork[] = []
  for (let at: number | null = pid; at !== null; ) {
    const fork = forkOf(scene, at)
    if (!fork || chain.includes(fork)) break
    chain.push(fork)
    at = fork.pid
  }
  return chain
}

/** A child that hung before it could say its pid is found by its parent's last unanswered fork. */
function forkOf({ evidence }: Scene, pid: number): Fork | null {
  const known = evidence.forks.filter((fork) => fork.child === pid).at(-1)
  if (known) return known
  const parent = evidence.processes.find((one) => one.pid === pid)?.parent
  return evidence.forks.filter((fork) => fork.pid === parent && fork.child === null).at(-1) ?? null
}

/** The stack of the thread that forked, as it was just before. */
export function forker(fork: Fork): Stack | null {
  return fork.stacks.find((stack) => stack.ident === fork.ident) ?? null
}

/** Threads of the parent that the fork did not copy. */
export function lostThreads(fork: Fork): Stack[] {
  return fork.stacks.filter((stack) => stack.ident !== fork.ident)
}

/** The stack of the thread that is the main thread of `pid` at the hang. */
export function mainStack(scene: Scene, pid: number): Stack | null {
  const stacks = scene.evidence.stacks.filter((stack) => stack.pid === pid)
  const ident = forkOf(scene, pid)?.ident
  const byIdent = ident ? stacks.find((stack) => stack.ident === ident) : null
  // faulthandler writes the newest thread first, so the main thread is the last.
  return byIdent ?? stacks.find((stack) => stack.name === 'MainThread') ?? stacks.at(-1) ?? null
}

/** The blocked system call of a thread; the main thread's id is its process'. */
export function waitOf(scene: Scene, stack: Stack): Wait | null {
  const waits = scene.evidence.waits.filter((wait) => wait.pid === stack.pid)
  const byTid = waits.find((wait) => wait.tid === stack.tid)
  if (byTid) return byTid
  const isMain = mainStack(scene, stack.pid) === stack
  const rest = waits.filter((wait) => (wait.tid === stack.pid) === isMain)
  return rest.length === 1 ? rest[0]! : null
}

/** Every statement of the repro's own files. */
export function ownStatements(scene: Scene): Statement[] {
  return [...scene.names.sources.values()]
    .filter((source) => isOwn(scene, source.file))
    .flatMap(({ statements }) => statements)
}

/** The statement at which a frame stands. */
export function statementOf({ names }: Scene, frame: Place): Statement | null {
  return statementAt(names.sources.get(frame.file), frame.line)
}
