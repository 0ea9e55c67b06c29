/** Which commands may be run, and as what: a command is a repro that is no script. */
import { existsSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { join } from 'shlex'
import { checkCommand, type Metadata, noMetadata } from './metadata.ts'

/** A command line, run in the working directory. */
export interface Command {
  kind: 'command'
  /** Of `[repros.NAME]`, or the command line itself. */
  name: string
  words: readonly string[]
  env: Readonly<Record<string, string>>
  metadata: Metadata
  /** Where results say that it stands: a file, or the folder that it runs in. */
  shown: string
}

const LONGEST_NAME = 100

/** A command that was given on the command line or as an input. */
export function givenCommand(words: readonly string[], cwd: string): Command {
  const line = join([...words]).replace(/\s+/g, ' ')
  const name = line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line
  const file = words.slice(1).find((word) => /\.\w+$/.test(word) && existsSync(pathOf(cwd, word)))
  return { kind: 'command', name, words, env: {}, metadata: noMetadata, shown: file ?? '.' }
}

export type Complain = (keys: readonly string[], text: string) => void

/** The commands that the table `[repros]` of a file declares, each by its name. */
export function declaredCommands(table: unknown, file: string, complain: Complain): Command[] {
  if (table === undefined) return []
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    complain([], 'must be a table of repros, each with a command')
    return []
  }
  return Object.entries(table).flatMap(([name, one]) => {
    const said = checkCommand(one, (keys, text) => complain([name, ...keys], text))
    return said ? [{ kind: 'command', name, ...said, shown: file } as const] : []
  })
}
