export interface Python {
  implementation: string
  version: string
  path: string
}
export const fixtures: { name: string; requirement: string; python: RegExp; options: string[] }[]
/** Pythons of this machine, one for each implementation and version, newest first. */
export function findPythons(): Python[]
/** The folder to put into PYTHONPATH for a fixture of `fixtures`, or null if it is not there. */
export function fixtureFolder(name: string): string | null
