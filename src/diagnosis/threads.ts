/** What a thread is called, and where it is shown. */
import type { Place, Stack, ThreadPlace } from '../results/model.ts'
import { callsOf, lastName, rootOf, textOf } from './facts.ts'
import { isOwn, mainStack, moduleOf, ownFrame, ownStatements, type Scene } from './scene.ts'
import { callsIn, isClass, isFunction, type Statement } from './source.ts'

/** The name of a thread for people; one that was never named gets its function's. */
export function threadName(scene: Scene, stack: Stack): string {
  if (stack.name) return stack.name
  const known = scene.evidence.forks
    .flatMap((fork) => fork.stacks)
    .find((one) => one.name && one.ident !== null && one.ident === stack.ident)
  if (known?.name) return known.name
  if (stack.ident === mainStack(scene, stack.pid)?.ident) return 'MainThread'
  const target = stack.frames.findLast((frame) => isOwn(scene, frame.file))
  return target ? `Thread (${target.function})` : 'Thread'
}

/** Where a thread stood: its own line in the repro, else where the repro started it. */
export function threadPlace(scene: Scene, stack: Stack): ThreadPlace | null {
  const outside = stack.frames.find(({ file }) => installed.test(file))
  const own = ownFrame(scene, stack.frames)
  const frame = own ?? startedAt(scene, stack) ?? outside ?? stack.frames[0]
  return frame ? { ...frame, thread: threadName(scene, stack) } : null
}

const installed = /(?:site|dist)-packages\/(\w+)/

/** The installed package whose code a thread runs, if any. */
export function packageOf(stack: Stack): string | null {
  const names = stack.frames.map(({ file }) => installed.exec(file)?.[1])
  return names.find((name) => name !== undefined) ?? null
}

/** The line that started a thread without frames of the repro's own, as far as it can be told. */
export function startedAt(scene: Scene, stack: Stack): Place | null {
  const own = ownStatements(scene).filter((one) => !isFunction(one) && !isClass(one))
  const isThreading = ({ file }: Place) => moduleOf(scene, file) === 'threading.py'
  const found =
    (stack.frames.every(isThreading) ? timerStart(own) : null) ?? packageUse(own, packageOf(stack))
  return found && { file: found.source.file, line: found.line, function: '<module>' }
}

/** A thread of nothing but `threading` may be a Timer's, where only one is made. */
function timerStart(own: Statement[]): Statement | null {
  const makers = own.filter((one) => callsIn(one).some(({ of }) => lastName(of) === 'Timer'))
  const [maker] = makers
  if (makers.length !== 1 || !maker) return null
  const name = maker.binds[0] && textOf(maker.binds[0][0])
  const starts = (one: Statement) =>
    callsIn(one).some(({ of }) => name !== undefined && textOf(of) === `${name}.start`)
  return own.find(starts) ?? maker
}

/** A package's own thread comes from the first line that calls something of the package. */
function packageUse(own: Statement[], name: string | null): Statement | null {
  if (!name) return null
  const imports = own.flatMap((one) => one.imports ?? [])
  const names = imports
    .filter(([from, original]) => (from ?? original).split('.')[0] === name)
    .map(([from, original, alias]) => alias ?? (from ? original : original.split('.')[0]!))
  const uses = (one: Statement) =>
    callsOf(one.parts).some(({ of }) => names.includes(rootOf(of) ?? ''))
  return own.find(uses) ?? null
}
