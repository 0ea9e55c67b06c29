/** Which programs does a command find? Those of the chosen Python come first. */
import { chmod, mkdtemp, realpath, stat, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/**
 * A PATH on which `python` and `python3` are that Python, and the scripts of its packages come before
 * all others. `folder` exists and lives as long as the run.
 */
export async function pathFor(python: string, env: Env, folder: string): Promise<string> {
  const beside = (env.PYTHONPATH ?? '').split(delimiter).filter((one) => one.startsWith('/'))
  const folders = await Promise.all(beside.map((one) => existing(join(one, 'bin'))))
  const own = [await stand(python, folder), ...folders, dirname(python)]
  return [...own.filter((one) => one !== null), env.PATH ?? ''].filter(Boolean).join(delimiter)
}

/** Where `pip install --target` has put scripts; null where there are none. */
async function existing(folder: string): Promise<string | null> {
  const found = await stat(folder).catch(() => null)
  return found?.isDirectory() ? folder : null
}

/** Makes the names lead to that Python, where its own folder has them for another or not at all. */
async function stand(python: string, folder: string): Promise<string | null> {
  const file = await realpath(python)
  const names = ['python', 'python3']
  const own = await Promise.all(
    names.map((name) => realpath(join(dirname(python), name)).catch(() => null)),
  )
  if (own.every((one) => one === file)) return null
  const made = await mkdtemp(join(folder, 'python-'))
  for (const name of names) {
    // Not a link: an interpreter finds its environment by its own name.
    await writeFile(join(made, name), `#!/bin/sh\nexec ${quoted(python)} "$@"\n`)
    await chmod(join(made, name), 0o755)
  }
  return made
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
