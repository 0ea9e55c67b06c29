/** The evidence of one trial made ready for questions: absolute files, parsed sources, lineage. */
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Evidence, Fork, Place, Stack, Wait } from '../results/model.ts'
import { type Names, readNames } from './names.ts'
import type { Statement } from './source.ts'
import { EMULATED_WAIT } from './waiting.ts'

/** Where the trial ran, and how its sources are read. */
export interface Context {
  /** The repro's folder: absolute, without symbolic links. */
  folder: string
  script: string
  cwd: string
  /** Text of a source file (absolute path), or null; the reader bounds its length. */
  source: (file: string) => string | null
}

export interface Scene {
  evidence: Evidence
  context: Context
  names: Names
}

const library =
  /(?:^|\/)(?:site-packages|dist-packages|lib-python|lib_pypy)\/|(?:^|\/)lib\/(?:python|pypy)[\d.]+t?\//

/** Threading's own classes would make every Condition look like every other. */
const unread = /^<|(?:^|\/)(?:threading|contextlib|functools)\.py$/

/** Resolves files against the repro's folder and parses those that the stacks name. */
export function sceneOf(evidence: Evidence, context: Context): Scene {
  const other = folderAsSeen(evidence, context)
  const absolute = (place: Place): Place => ({
    ...place,
    file: resolved(place.file, context.folder, other),
  })
  const frames = (stack: Stack): Stack => ({
    ...stack,
    frames: stack.frames.filter(isSeen).map(absolute),
  })
  const forks = evidence.forks.map((fork) => ({ ...fork, stacks: fork.stacks.map(frames) }))
  const ready: Evidence = {
    ...evidence,
    forks,
    stacks: evidence.stacks.map(frames),
    uncaught: evidence.uncaught.map((one) => ({ ...one, frames: one.frames.map(absolute) })),
    trace: evidence.trace.map((one) => ({ ...one, place: one.place && absolute(one.place) })),
  }
  return { evidence: ready, context, names: readNames(filesOf(ready, context), context.source) }
}

/** The observer stands between the repro and what it calls; only its wait for a lock matters. */
const isSeen = ({ file, function: name }: Place) =>
  name === EMULATED_WAIT || !/(?:^|\/)observer\/sitecustomize\.py$/.test(file)

/** The repro's folder as Python names it, where a symbolic link gives it another name. */
function folderAsSeen({ forks }: Evidence, { folder, script }: Context): string | null {
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

/** Files on the stacks, the repro's own first; the others may be cut off. */
function filesOf(evidence: Evidence, context: Context): string[] {
  const stacks = [...evidence.forks.flatMap((fork) => fork.stacks), ...evidence.stacks]
  const frames = [...stacks, ...evidence.uncaught].flatMap((stack) => stack.frames)
  const files = new Set([
    resolved(context.script, context.folder),
    ...frames.map((one) => one.file),
  ])
  const readable = [...files].filter((file) => !unread.test(file))
  const own = readable.filter((file) => isOwn(file, context))
  return [...own, ...readable.filter((file) => !isOwn(file, context))]
}

/** True for the script and what lies below its folder, installed packages excepted. */
export function isOwn(file: string, { folder }: Context): boolean {
  const inside = relative(folder, file)
  return (
    !file.startsWith('<') &&
    !inside.startsWith('..') &&
    !isAbsolute(inside) &&
    !library.test(inside)
  )
}

/** The innermost frame in the repro's own files. */
export function ownFrame(scene: Scene, frames: Place[]): Place | null {
  return frames.find((frame) => isOwn(frame.file, scene.context)) ?? null
}

/** A place as it is published: relative to the working directory where it lies below it. */
export function published(scene: Scene, place: Place): Place {
  const inside = relative(scene.context.cwd, place.file)
  const below = !place.file.startsWith('<') && !inside.startsWith('..') && !isAbsolute(inside)
  const { line, function: name } = place
  return { file: below ? inside.replaceAll(sep, '/') : place.file, line, function: name }
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
export function ownStatements(scene: Scene): (Statement & { file: string })[] {
  return [...scene.names.sources.values()]
    .filter((source) => isOwn(source.file, scene.context))
    .flatMap(({ file, statements }) => statements.map((one) => ({ ...one, file })))
}
