/** Evidence for tests: stacks whose frames are named by the text of their line. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { harness } from '../../src/assets.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import type { Facts } from '../../src/diagnosis/facts.ts'
import type { Evidence, Fork, Place, Stack, Wait } from '../../src/results/model.ts'

export const folder = '/repo'
const parent = 100
const child = 200

/** `app.py: with LOCK:` means that line of that file; anything else is `file:line:function`. */
export type Frame = string

export interface Told {
  sources: Record<string, string>
  /** Frames of the threads that the fork did not copy, by name, innermost first. */
  lost?: Record<string, Frame[]>
  fork?: Frame[]
  /** Frames of the child's threads at the hang; the first is its main thread. */
  child: Frame[][]
  wait?: Partial<Wait>
  tids?: Record<string, number>
}

/** The evidence of one fork and one stuck child. */
export function evidenceOf(told: Told): Evidence {
  const lost = Object.entries(told.lost ?? {}).map(([name, frames], i) =>
    stackOf(told, parent, `${i + 2}`, name, frames),
  )
  const main = stackOf(told, parent, '1', 'MainThread', told.fork ?? ['app.py: fork('])
  const fork: Fork = { pid: parent, child, time: 50, ident: '1', stacks: [...lost, main] }
  const others = told.child
    .slice(1)
    .map((frames, i) => stackOf(told, child, `${i + 90}`, null, frames))
  return {
    forks: [fork],
    stacks: [...others, stackOf(told, child, '1', null, told.child[0]!)],
    native: [],
    waits: [{ ...aWait, ...told.wait }],
    trace: [],
    stuck: [child],
    uncaught: [],
    processes: [
      { pid: parent, parent: 1, name: 'main' },
      { pid: child, parent, name: 'child 1' },
    ],
    missing: [],
  }
}

const aWait: Wait = {
  pid: child,
  tid: child,
  kind: 'futex',
  text: 'futex at 0x1, private, no time limit, value 0',
  address: '0x1',
  mapping: '[heap]',
  owner: null,
}

function stackOf(
  told: Told,
  pid: number,
  ident: string,
  name: string | null,
  frames: Frame[],
): Stack {
  const tid = name ? (told.tids?.[name] ?? null) : null
  return { pid, ident, tid, name, frames: frames.map((frame) => placeOf(told.sources, frame)) }
}

function placeOf(sources: Record<string, string>, frame: Frame): Place {
  const plain = /^(.*):(\d+):(.*)$/.exec(frame)
  if (plain) return { file: plain[1]!, line: Number(plain[2]), function: plain[3]! }
  const [file, text] = [frame.slice(0, frame.indexOf(': ')), frame.slice(frame.indexOf(': ') + 2)]
  const lines = sources[file]!.split('\n')
  const line = lines.findIndex((one) => one.includes(text)) + 1
  if (line === 0) throw new Error(`no line of ${file} holds ${text}`)
  return { file: `${folder}/${file}`, line, function: 'f' }
}

/** Behind the shim of a version manager, which costs more than the reader. */
const python3 = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout.trim()

/** What the reader says of the sources, as if they lay in `folder`. */
export function factsOf(sources: Record<string, string>, python = python3): Facts {
  const place = mkdtempSync(join(tmpdir(), 'facts-'))
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), text)
  }
  const files = Object.keys(sources).map((name) => join(place, name))
  const input = JSON.stringify({ facts: { files, below: [place] } })
  const command = ['-E', '-s', '-S', '-B', join(harness, 'reader.py')]
  const { stdout } = spawnSync(python, command, { input, encoding: 'utf8', maxBuffer: 1 << 26 })
  rmSync(place, { recursive: true })
  const said: { facts: Facts } = JSON.parse(stdout.replaceAll(place, folder))
  return { ...said.facts, library: ['/usr/lib/python3.12'] }
}

const read = new Map<string, Facts>()

/** The reader is asked once for the same sources. */
function factsOnce(sources: Record<string, string>): Facts {
  const key = JSON.stringify(sources)
  const facts = read.get(key) ?? factsOf(sources)
  read.set(key, facts)
  return facts
}

export function diagnosisOf(told: Told, change: (evidence: Evidence) => Evidence = (one) => one) {
  const evidence = change(evidenceOf(told))
  const context = { folder, script: `${folder}/app.py`, cwd: folder }
  return diagnose(evidence, context, factsOnce(told.sources))
}

/** The thread that a diagnosis names as the holder. */
export const holderOf = (told: Told) => diagnosisOf(told)?.holder?.thread ?? null
