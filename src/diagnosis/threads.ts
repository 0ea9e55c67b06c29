/** What a thread is called, and where it is shown. */
import type { Place, Stack, ThreadPlace } from '../results/model.ts'
import { isOwn, mainStack, ownFrame, ownStatements, type Scene } from './scene.ts'
import { assignment, callsIn, type Statement } from './source.ts'

/** The name of a thread for people; one that was never named gets its function's. */
export function threadName(scene: Scene, stack: Stack): string {
  if (stack.name) return stack.name
  const known = scene.evidence.forks
    .flatMap((fork) => fork.stacks)
    .find((one) => one.name && one.ident !== null && one.ident === stack.ident)
  if (known?.name) return known.name
  if (stack.ident === mainStack(scene, stack.pid)?.ident) return 'MainThread'
  const target = stack.frames.findLast((frame) => isOwn(frame.file, scene.context))
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
  const own = ownStatements(scene)
  const line = timerStart(own, stack) ?? targetStart(own, stack) ?? packageUse(own, stack)
  return line ? { file: line.file, line: line.line, function: '<module>' } : null
}

type Line = Statement & { file: string }

const isThreading = ({ file }: Place) => /(?:^|\/)threading\.py$/.test(file)

/** A thread of nothing but `threading` may be a Timer's, where only one is made. */
function timerStart(own: Line[], stack: Stack): Line | null {
  if (!stack.frames.every(isThreading)) return null
  const makers = own.filter(({ code }) => /^(?!class\b).*\bTimer\s*\(/.test(code))
  const [maker] = makers
  if (makers.length !== 1 || !maker) return null
  const name = assignment(maker)?.targets[0]
  return own.find(({ text }) => name && text === `${name}.start()`) ?? maker
}

/** `Thread(target=log.info)` starts a thread whose outermost function is `info`. */
function targetStart(own: Line[], stack: Stack): Line | null {
  const run = stack.frames.findIndex((frame) => isThreading(frame) && frame.function === 'run')
  const entry = stack.frames[run - 1]?.function
  const target = new RegExp(`\\btarget\\s*=\\s*[\\w.]*\\b${entry}\\b`)
  const makers = entry && /^\w+$/.test(entry) ? own.filter(({ text }) => target.test(text)) : []
  return makers.length === 1 ? makers[0]! : null
}

/** A package's own thread comes from the first line that calls something of the package. */
function packageUse(own: Line[], stack: Stack): Line | null {
  const name = packageOf(stack)
  if (!name) return null
  const names = own.flatMap(({ code }) => importedNames(code, name))
  return (
    own.find(
      (line) =>
        !/^(?:from|import|def|class)\b/.test(line.code) &&
        callsIn(line).some(({ callee }) => names.includes(callee.split('.')[0]!)),
    ) ?? null
  )
}

function importedNames(code: string, name: string): string[] {
  const [, from, list] = /^(?:from\s+([\w.]+)\s+)?import\s+\(?(.*?)\)?$/.exec(code) ?? []
  const parts = (list ?? '').split(',').map((one) => one.trim().split(/\s+as\s+/))
  if (from) return from.split('.')[0] === name ? parts.map(([one, as]) => as ?? one!) : []
  return parts
    .filter(([one]) => one!.split('.')[0] === name)
    .map(([one, as]) => as ?? one!.split('.')[0]!)
}
