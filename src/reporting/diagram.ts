/** A hang as a Mermaid sequence diagram. */

import { oneLine } from '../guard/text.ts'
import type { Diagnosis, Evidence } from '../results/model.ts'
import { type Hang, hangOf, type LockStep, type Lost, type Thread } from './hang.ts'
import { line } from './names.ts'

interface Step {
  time: number
  lines: string[]
}

/** Name of a participant for people, by its id; insertion order is drawing order. */
type Participants = Map<string, string>

/**
 * Who took the lock, where the fork came, who waits for ever. Null where no fork or no blocked
 * place was seen. Times come from the records, so their order is the order of events.
 */
export function sequenceDiagram(evidence: Evidence, diagnosis: Diagnosis): string | null {
  const hang = hangOf(evidence, diagnosis)
  return hang && draw(hang)
}

/** From left to right: forking thread, holder, child, lock, and what else there is. */
function draw(hang: Hang): string {
  const all: Participants = new Map()
  const { forking, lost, stuck, lock } = hang
  for (const one of [forking, lost?.thread, stuck]) if (one) participant(all, one)
  if (lock) lockParticipant(all, lock)
  const steps = [...earlierStep(hang), ...hang.steps.map((step) => lockStep(all, step))]
  const sorted = [...steps, forkStep(all, hang)].sort((a, b) => a.time - b.time)
  const drawn = [...sorted.flatMap(({ lines }) => lines), endLine(all, hang)]
  const declared = [...all].map(([id, name]) => `participant ${id} as ${label(name)}`)
  return ['sequenceDiagram', ...[...declared, ...drawn].map((text) => `  ${text}`)].join('\n')
}

/** Id of a thread's participant, declared at its first use. */
function participant(all: Participants, { id, process, name }: Thread): string {
  if (!all.has(id)) all.set(id, `${process}, ${name}`)
  return id
}

function lockParticipant(all: Participants, lock: string): string {
  const known = [...all].find(([id, name]) => id.startsWith('lock') && name === lock)
  if (known) return known[0]
  const id = `lock${all.size}`
  all.set(id, lock)
  return id
}

function forkStep(all: Participants, { forking, stuck, lost, fork }: Hang): Step {
  const at = fork.place ? `, ${line(fork.place)}` : ''
  const child = participant(all, stuck)
  const made = `${participant(all, forking)}->>${child}: ${label(`fork()${at}`)}`
  return { time: fork.time, lines: lost ? lostLines(all, lost, made, stuck) : [made] }
}

/** The holder's lane ends where the child begins, unless it was seen to do more in the parent. */
function lostLines(all: Participants, lost: Lost, made: string, stuck: Thread): string[] {
  const { thread, place, held, goesOn } = lost
  const holder = participant(all, thread)
  const doing = `at the fork: ${held ? `holds ${held}, ` : ''}${place.function}, ${line(place)}`
  const gone = label(`does not exist in ${stuck.process}`)
  const end = goesOn
    ? [`Note over ${holder}: ${gone}`]
    : [`destroy ${holder}`, `${participant(all, stuck)}-x${holder}: ${gone}`]
  return [`Note over ${holder}: ${label(doing)}`, made, ...end]
}

function earlierStep({ earlier, forking }: Hang): Step[] {
  const said = label(`${earlier} earlier events`)
  return earlier > 0 ? [{ time: 0, lines: [`Note over ${forking.id}: ${said}`] }] : []
}

function lockStep(all: Participants, step: LockStep): Step {
  const thread = participant(all, step.thread)
  const lock = lockParticipant(all, step.lock)
  const at = step.place ? `, ${line(step.place)}` : ''
  const inParent = step.inParentOnly ? ', in this process only' : ''
  const lines = {
    asked: `${thread}->>${lock}: ${label(`asks${at}`)}`,
    got: `${lock}-->>${thread}: ${label('gets it')}`,
    released: `${thread}->>${lock}: ${label(`releases it${inParent}`)}`,
  }
  return { time: step.time, lines: [lines[step.did]] }
}

function endLine(all: Participants, { stuck, waitsFor, waitsAt }: Hang): string {
  const child = participant(all, stuck)
  const waits = label(`waits for ever, ${line(waitsAt)}`)
  return waitsFor
    ? `${child}-x${lockParticipant(all, waitsFor)}: ${waits}`
    : `Note over ${child}: ${waits}`
}

/** Text in which Mermaid sees nothing but letters: the rest as its character codes. */
function label(text: string): string {
  return oneLine(text, 90).replace(/[^\p{L}\p{N} ,./()_]/gu, (sign) => `#${sign.codePointAt(0)};`)
}
