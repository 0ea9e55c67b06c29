import { createHash } from 'node:crypto'
import type { Variables } from '../guard/environment.ts'
import { ownPart } from './step.ts'

export interface Identity {
  /** Titles the check run and the comment. */
  name: string
  /** Tells this step's comment and issue from those of all others, run after run. */
  key: string
}

interface Named {
  name: string | null
  matrix: string | null
}

/** What a step is called: as the workflow says, else by what tells it apart. */
export function identify(env: Variables, { name, matrix }: Named): Identity {
  const { GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '', GITHUB_ACTION: step = '' } = env
  const parts = [
    [workflow, job].filter(Boolean).join(' / '),
    ...valuesOf(matrix).map((value) => value.slice(0, 40)),
    ownPart(env),
  ].filter(Boolean)
  const byParts =
    parts.length > 0 ? `Fork Safety (${parts.join(', ').slice(0, 150)})` : 'Fork Safety'
  const all = JSON.stringify([workflow, job, step, matrix, name])
  const digest = createHash('sha256').update(all).digest('hex').slice(0, 12)
  return { name: name ?? byParts, key: `${workflow}:${job}:${digest}` }
}

/** The plain values of a matrix's entry, however deep. */
function valuesOf(matrix: string | null): string[] {
  const flat = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(flat)
      : [String(value)]
  return matrix === null ? [] : flat(JSON.parse(matrix))
}
