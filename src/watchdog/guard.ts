import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Variables } from './environment.ts'

const variables = ['ENV', 'PATH', 'OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => `GITHUB_${name}`)
/** The runner's names for these files, in one folder that a trial can list. */
const commandFile = /^(set_env|add_path|set_output|save_state|step_summary)_/

/**
 * Watches the runner's command files, by which a trial could speak for the action. The returned
 * function undoes every change since and says what was changed; it is to be called while the action
 * itself has written nothing.
 */
export function guardCommandFiles(env: Variables): () => string[] {
  const named = variables.flatMap((name) => env[name] || [])
  const folders = [...new Set(named.map((file) => dirname(file)))]
  const present = () => new Set([...named, ...folders.flatMap(commandFilesIn)].filter(existsSync))
  const before = new Map([...present()].map((file) => [file, readFileSync(file)]))

  return () => {
    const now = present()
    const added = [...now].filter((file) => !before.has(file))
    const changed = [...before].filter(
      ([file, content]) => !now.has(file) || !readFileSync(file).equals(content),
    )
    for (const file of added) rmSync(file, { force: true, recursive: true })
    for (const [file, content] of changed) writeFileSync(file, content)
    return [...added, ...changed.map(([file]) => file)].map(
      (file) => `tampering: it wrote to the runner's command file ${kind(file)}; this was undone`,
    )
  }
}

const kind = (file: string) => commandFile.exec(basename(file))?.[1] ?? basename(file)

function commandFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => commandFile.test(name))
    .map((name) => join(folder, name))
}
