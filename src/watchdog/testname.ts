/** Which test ran in a process, as far as its runner says? */
import { basename } from 'node:path'
import type { Place, Stack } from '../results/model.ts'
import type { Trace } from './trace.ts'

interface Asked {
  trace: Pick<Trace, 'forks' | 'tests'>
  parents: ReadonlyMap<number, number>
  /** Stacks of the process, and of others, at the hang. */
  stacks: readonly Stack[]
}

/**
 * By the fork that led to the process, or its start; where these came before the test (pytest-forked
 * begins one in each child), by the runner's frames in its own stack.
 */
export function testOf(pid: number, { trace, parents, stacks }: Asked): string | null {
  const seen = new Set<number>()
  for (let at: number | undefined = pid; at !== undefined && !seen.has(at); at = parents.get(at)) {
    seen.add(at)
    const fork = trace.forks.findLast(({ child }) => child === at)
    const name = fork?.test ?? trace.tests.get(at)
    if (name) return name
  }
  return testIn(stacks.filter((one) => one.pid === pid))
}

/** The frame that a runner calls a test from. */
const runners = [
  { file: /\/_pytest\/python\.py$/, name: 'pytest_pyfunc_call' },
  { file: /\/unittest\/case\.py$/, name: '_callTestMethod' },
]

function testIn(stacks: Stack[]): string | null {
  for (const { frames } of stacks) {
    const at = frames.findIndex(isRunner)
    if (at > 0) return nameOf(frames[at - 1]!)
  }
  return null
}

const isRunner = ({ file, function: name }: Place) =>
  runners.some((runner) => runner.name === name && runner.file.test(file))

const nameOf = ({ file, function: name }: Place) => `${basename(file)}::${name}`
