import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const present = () => new Set([...named, ...folders.flatMap(commandFilesIn)].filter(statOf))
  const before = new Map(
    [...present()]
      .filter((file) => statOf(file)?.isFile())
      .map((file) => [file, readFileSync(file)]),
  )
  const odd = new Set([...present()].filter((file) => !before.has(file)))

  return () => {
    const now = present()
    const added = [...now].filter((file) => !before.has(file) && !odd.has(file))
    const changed = [...before].filter(([file, content]) => !holds(file, content))
    for (const file of [...added, ...changed.map(([file]) => file)]) {
      rmSync(file, { force: true, recursive: true })
    }
    // Written anew: what the trial put in its place may lead to another file.
    for (const [file, content] of changed) writeFileSync(file, content, { flag: 'wx' })
    return [...added, ...changed.map(([file]) => file)].map(
      (file) => `tampering: it wrote to the runner's command file ${kind(file)}; this was undone`,
    )
  }
}

const statOf = (file: string) => lstatSync(file, { throwIfNoEntry: false })

function holds(file: string, content: Buffer): boolean {
  const stat = statOf(file)
  return !!stat?.isFile() && stat.size === content.length && readFileSync(file).equals(content)
}

const kind = (file: string) => commandFile.exec(basename(file))?.[1] ?? basename(file)

function commandFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => commandFile.test(name))
    .map((name) => join(folder, name))
}
