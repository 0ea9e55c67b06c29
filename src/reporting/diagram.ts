/** A Mermaid sequence diagram of a hang, of what was seen and nothing else. */

import { oneLine } from '../guard/text.ts'
import type { Diagnosis, Evidence, Fork, LockEvent, Stack } from '../results/model.ts'
import { line } from './names.ts'

/** More lock events than this are told by their number. */
const maxEvents = 24

interface Step {
  time: number
  lines: string[]
}

interface Scene {
  evidence: Evidence
  fork: Fork
  blocked: NonNullable<Diagnosis['blocked']>
  diagnosis: Diagnosis
  /** Name of a participant for people, by its id; insertion order is drawing order. */
  participants: Map<string, string>
}

/**
 * Who took the lock, where the fork came, who waits for ever. Null where no fork or no blocked
 * place was seen. Times come from the records, so their order is the order of events.
 */
export function sequenceDiagram(evidence: Evidence, diagnosis: Diagnosis): string | null {
  const { blocked } = diagnosis
  const fork = blocked && relevantFork(evidence, diagnosis)
  if (!fork) return null
  const scene: Scene = { evidence, fork, blocked, diagnosis, participants: new Map() }
  declareThreads(scene)
  const steps = [...lockSteps(scene), forkStep(scene)].sort((a, b) => a.time - b.time)
  const drawn = [...steps.flatMap(({ lines }) => lines), ...endLines(scene)]
  const declared = [...scene.participants].map(
    ([id, name]) => `participant ${id} as ${label(name)}`,
  )
  return ['sequenceDiagram', ...[...declared, ...drawn].map((text) => `  ${text}`)].join('\n')
}

/** The fork that is told of; else the one that made the blocked process. */
function relevantFork({ forks }: Evidence, { blocked, seen }: Diagnosis): Fork | undefined {
  const told = seen?.fork ?? forks.findIndex(({ child }) => child === blocked?.pid)
  return forks[told]
}

/** Forking thread, holder, child: in this order from left to right. */
function declareThreads(scene: Scene): void {
  const { fork } = scene
  participant(scene, fork.pid, fork.ident, null)
  const holder = holderStack(scene)
  if (holder) participant(scene, fork.pid, holder.ident, holder.name)
  childParticipant(scene)
  if (scene.diagnosis.lock) lockParticipant(scene, scene.diagnosis.lock)
}

/** The holder among the threads that were seen at the fork. */
function holderStack({ fork, diagnosis: { seen } }: Scene): Stack | undefined {
  return fork.stacks[seen?.holder ?? -1]
}

function childParticipant(scene: Scene): string {
  const { blocked, evidence, fork, diagnosis } = scene
  const stack = evidence.stacks[diagnosis.seen?.blocked ?? -1]
  const ident = stack?.ident ?? (blocked.pid === fork.child ? fork.ident : null)
  return participant(scene, blocked.pid, ident, blocked.thread)
}

/** Id of a thread's participant, declared at its first use. */
function participant(scene: Scene, pid: number, ident: string | null, name: string | null): string {
  const id = `p${pid}t${ident?.replace(/\W/g, '') ?? ''}`
  if (!scene.participants.has(id)) {
    const known = name ?? threadName(scene, pid, ident) ?? 'thread'
    scene.participants.set(id, `${processName(scene, pid)}, ${known}`)
  }
  return id
}

function lockParticipant(scene: Scene, lock: string): string {
  const known = [...scene.participants].find(([id, name]) => id.startsWith('lock') && name === lock)
  if (known) return known[0]
  const id = `lock${scene.participants.size}`
  scene.participants.set(id, lock)
  return id
}

function processName({ evidence: { processes } }: Scene, pid: number): string {
  return processes.find((process) => process.pid === pid)?.name ?? `process ${pid}`
}

function threadName({ evidence, fork }: Scene, pid: number, ident: string | null): string | null {
  const stacks = [...fork.stacks, ...evidence.stacks]
  const own = stacks.find((stack) => stack.pid === pid && stack.ident === ident)
  return own?.name ?? null
}

function forkStep(scene: Scene): Step {
  const { fork, diagnosis } = scene
  const parent = participant(scene, fork.pid, fork.ident, null)
  const child = childParticipant(scene)
  const at = diagnosis.fork ? `, ${line(diagnosis.fork)}` : ''
  const stack = holderStack(scene)
  const lines = [`${parent}->>${child}: ${label(`fork()${at}`)}`]
  if (!stack || !diagnosis.holder) return { time: fork.time, lines }
  const holder = participant(scene, fork.pid, stack.ident, stack.name)
  const held =
    diagnosis.lock && diagnosis.hazard.endsWith('-lock') ? `holds ${diagnosis.lock}, ` : ''
  const doing = `at the fork: ${held}${diagnosis.holder.function}, ${line(diagnosis.holder)}`
  const begin = `Note over ${holder}: ${label(doing)}`
  return { time: fork.time, lines: [begin, ...lines, ...lostLines(scene, stack, holder, child)] }
}

/** The holder's lane ends where the child begins, unless it was seen to do more in the parent. */
function lostLines(scene: Scene, stack: Stack, holder: string, child: string): string[] {
  const { evidence, fork, blocked } = scene
  const lost = label(`does not exist in ${processName(scene, blocked.pid)}`)
  const later = evidence.trace.some(
    ({ pid, ident, time }) => pid === fork.pid && ident === stack.ident && time > fork.time,
  )
  return later
    ? [`Note over ${holder}: ${lost}`]
    : [`destroy ${holder}`, `${child}-x${holder}: ${lost}`]
}

/** What was recorded of locks in the two processes, less the request that waits for ever. */
function lockSteps(scene: Scene): Step[] {
  const { evidence, fork, blocked } = scene
  const events = evidence.trace.filter(
    (event) => [fork.pid, blocked.pid].includes(event.pid) && event !== lastRequest(scene),
  )
  const shown = events.slice(-maxEvents).map((event) => lockStep(scene, event))
  const left = events.length - shown.length
  if (left === 0) return shown
  const [first] = scene.participants.keys()
  return [{ time: 0, lines: [`Note over ${first}: ${label(`${left} earlier events`)}`] }, ...shown]
}

function lockStep(scene: Scene, event: LockEvent): Step {
  const thread = participant(scene, event.pid, event.ident, event.thread)
  const lock = lockParticipant(scene, event.lock)
  const at = event.place ? `, ${line(event.place)}` : ''
  const lines = {
    asked: `${thread}->>${lock}: ${label(`asks${at}`)}`,
    got: `${lock}-->>${thread}: ${label('gets it')}`,
    released: `${thread}->>${lock}: ${label(`releases it${inParentOnly(scene, event)}`)}`,
  }
  return { time: event.time, lines: [lines[event.did]] }
}

function inParentOnly({ fork }: Scene, { pid, time }: LockEvent): string {
  return pid === fork.pid && time > fork.time ? ', in this process only' : ''
}

/** The request of the blocked process that was never answered. */
function lastRequest({ evidence, blocked }: Scene): LockEvent | undefined {
  const own = evidence.trace.filter(({ pid }) => pid === blocked.pid)
  const last = own.reduce<LockEvent | undefined>(
    (a, b) => (a && a.time > b.time ? a : b),
    undefined,
  )
  return last?.did === 'asked' ? last : undefined
}

function endLines(scene: Scene): string[] {
  const { blocked, diagnosis } = scene
  const child = childParticipant(scene)
  const request = lastRequest(scene)
  const lock = request?.lock ?? diagnosis.lock
  const waits = label(`waits for ever, ${line(blocked)}`)
  return [
    lock ? `${child}-x${lockParticipant(scene, lock)}: ${waits}` : `Note over ${child}: ${waits}`,
  ]
}

/** Text in which Mermaid sees nothing but letters: the rest as its character codes. */
function label(text: string): string {
  return oneLine(text, 90).replace(/[^\p{L}\p{N} ,./()_]/gu, (sign) => `#${sign.codePointAt(0)};`)
}
