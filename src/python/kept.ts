import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundPython } from '../plan/python.ts'
import type { Context } from './context.ts'
import { prepareEnvironment } from './environment.ts'
import { satisfied } from './requirements.ts'

/**
 * This Python with these requirements: as it is where it has them, else in an environment that is made
 * once and kept in our folder for the next time. Throws an InstallError where it cannot be made.
 */
export async function keptEnvironment(
  python: FoundPython,
  requirements: readonly string[],
  context: Context,
): Promise<FoundPython> {
  const bare = { ...python, env: { ...context.env, ...python.env } }
  if ((await satisfied(bare, requirements, context.run)) === null) return python
  const key = JSON.stringify([python.path, python.version, python.build, requirements])
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16)
  const file = join(context.folder, 'kept', `${name}.json`)
  const before = await readKept(file)
  if (before && (await isUsable({ ...python, ...before }, requirements, context))) {
    return { ...python, ...before }
  }
  const { python: path, env } = await prepareEnvironment(python, requirements, context)
  await mkdir(join(context.folder, 'kept'), { recursive: true })
  await writeFile(`${file}.${process.pid}`, JSON.stringify({ path, env }))
  await rename(`${file}.${process.pid}`, file)
  return { ...python, path, env }
}

type Kept = Pick<FoundPython, 'path' | 'env'>

async function readKept(file: string): Promise<Kept | null> {
  try {
    const { path, env } = JSON.parse(await readFile(file, 'utf8'))
    return typeof path === 'string' && typeof env === 'object' ? { path, env } : null
  } catch {
    return null // not made yet, or not to its end
  }
}

/** Somebody may have removed it, or the Python that it was made from. */
async function isUsable(
  python: FoundPython,
  requirements: readonly string[],
  context: Context,
): Promise<boolean> {
  const asked = { ...python, env: { ...context.env, ...python.env } }
  return satisfied(asked, requirements, context.run).then(
    (missing) => missing === null,
    () => false,
  )
}
