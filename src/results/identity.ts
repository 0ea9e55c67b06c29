import type { CaseResult, Environment, PythonInfo, Results } from './model.ts'

/** Python to its minor version: `CPython 3.13t`. */
export function pythonName(python: PythonInfo): string {
  const minor = python.version.split('.').slice(0, 2).join('.')
  return `${python.implementation} ${minor}${python.freeThreaded ? 't' : ''}`
}

/** The machine a case ran on: its leg's in a joined report, else that of the results. */
export function environmentOf(results: Results, one: CaseResult): Environment {
  const leg = results.legs?.find(({ name }) => name === one.leg)
  return leg?.environment ?? results.environment
}

/**
 * What makes two cases of different runs the same case. Python counts to its minor version and
 * build, not its patch level: runner images move from patch to patch, and a case must not be lost
 * from sight with each.
 */
export function caseKey(one: CaseResult, os: string): string {
  const python = pythonName(one.python)
  return JSON.stringify([one.repro, one.variant, one.emulation, python, os, one.with ?? []])
}

/** A case for people: `getaddrinfo, baseline, CPython 3.13 on linux`. */
export function caseName(one: CaseResult, os: string): string {
  const emulation = one.emulation ? ` under ${one.emulation}` : ''
  const versions = (one.with ?? []).map((text) => ` with ${text}`).join('')
  return `${one.repro}, ${one.variant}${emulation}${versions}, ${pythonName(one.python)} on ${os}`
}

/** Values by key, in the order in which the keys were first met. */
export function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
