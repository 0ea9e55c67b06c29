import {
  appendFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Variables } from './environment.ts'

const variables = ['ENV', 'PATH', 'OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => `GITHUB_${name}`)
/** The runner's names for these files, in one folder that a trial can list. */
const commandFile = /^(set_env|add_path|set_output|save_state|step_summary)_/

/** The runner's command files, by which a trial could speak for the action. */
export interface CommandFiles {
  /** Undoes every change that was not made by `append`; says what was changed since it was last asked. */
  check(): string[]
  /** The action's own word, after what was changed until then was undone. */
  append(file: string, text: string): void
  /** All that `check` and `append` have found so far. */
  tampering(): string[]
}

export function guardCommandFiles(env: Variables): CommandFiles {
  const named = variables.flatMap((name) => env[name] || [])
  const folders = [...new Set(named.map((file) => dirname(file)))]
  const present = () => new Set([...named, ...folders.flatMap(commandFilesIn)].filter(statOf))
  const right = new Map(
    [...present()]
      .filter((file) => statOf(file)?.isFile())
      .map((file) => [file, readFileSync(file)]),
  )
  const odd = new Set([...present()].filter((file) => !right.has(file)))
  const found = new Set<string>()
  const untold = new Set<string>()

  function undo(): void {
    const added = [...present()].filter((file) => !right.has(file) && !odd.has(file))
    const changed = [...right].filter(([file, content]) => !holds(file, content))
    const said = [...added, ...changed.map(([file]) => file)].map((file) => {
      const end = restore(file, right.get(file)) ? 'this was undone' : 'this could not be undone'
      return `tampering: it wrote to the runner's command file ${kind(file)}; ${end}`
    })
    for (const text of said) {
      found.add(text)
      untold.add(text)
    }
  }

  function check(): string[] {
    undo()
    const said = [...untold]
    untold.clear()
    return said
  }

  return {
    check,
    append: (file, text) => {
      undo()
      const before = right.get(file) ?? Buffer.alloc(0)
      try {
        appendFileSync(file, text)
      } catch (error) {
        // Half of a word would be another one.
        if (right.has(file)) truncateSync(file, before.length)
        throw error
      }
      if (!odd.has(file)) right.set(file, Buffer.concat([before, Buffer.from(text)]))
    },
    tampering: () => [...found],
  }
}

function restore(file: string, content: Buffer | undefined): boolean {
  try {
    rmSync(file, { force: true, recursive: true })
    // Written anew: what the trial put in its place may lead to another file.
    if (content) writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file)
  } catch {
    return undefined // not there, or not to be reached
  }
}

function holds(file: string, content: Buffer): boolean {
  const stat = statOf(file)
  try {
    return !!stat?.isFile() && stat.size === content.length && readFileSync(file).equals(content)
  } catch {
    return false
  }
}

const kind = (file: string) => commandFile.exec(basename(file))?.[1] ?? basename(file)

function commandFilesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => commandFile.test(name))
    return names.map((name) => join(folder, name))
  } catch {
    return []
  }
}
