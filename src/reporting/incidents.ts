/** A command's case as what is told of it: each of its hangs by itself. */
import type { CaseResult, Incident } from '../results/model.ts'
import { byLock } from './sweep.ts'

/** A case, or one hang of it. */
export interface Told extends CaseResult {
  incident?: Incident
}

/**
 * One for each lock of a sweep that hangs, or for each hang of a command that is not all right as it
 * is; any other case stays as it is.
 */
export function toldOf(one: CaseResult): Told[] {
  if (one.sweep) return byLock(one)
  const { incidents = [], evidence } = one
  if (incidents.length === 0) return [one]
  return incidents.map((incident, at) => ({
    ...one,
    ...{ incident, diagnosis: incident.diagnosis, proof: incident.proof },
    reason: incident.reason ?? one.reason,
    // The evidence is that of the first.
    evidence: at === 0 ? evidence : null,
  }))
}

/** `tests/test_a.py::test_b in pytest tests (baseline)`, `getaddrinfo (baseline)`. */
export function subject({ repro, variant, incident }: Told): string {
  const test = incident?.test
  return `${test ? `${test} in ` : ''}${repro} (${variant})`
}

/** How a command itself came out; null of a script, or where it was not run. */
export function ownResult({ command, runs }: CaseResult): string | null {
  const run = runs.at(-1)
  if (!command || !run) return null
  const { exitCode, signal, seconds } = run
  if (exitCode === null && signal === null)
    return `did not end by itself in ${seconds.toFixed(1)} s`
  const how = signal ? `was ended by ${signal}` : `ended with status ${exitCode}`
  return `${how} after ${seconds.toFixed(1)} s`
}
