import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Makes a Python in `folder` that is that of `python`, but as if it had been built without libffi. */
export function withoutCtypes(python: string, folder: string): string {
  const real = realpathSync(python)
  const [name, bin, lib] = [basename(real), join(folder, 'bin'), join(folder, 'lib')]
  for (const made of [bin, lib]) mkdirSync(made, { recursive: true })
  execFileSync('cp', ['-as', join(dirname(real), '..', 'lib', name), lib])
  const dynamic = join(lib, name, 'lib-dynload')
  for (const file of readdirSync(dynamic))
    if (file.startsWith('_ctypes.')) rmSync(join(dynamic, file))
  copyFileSync(real, join(bin, name))
  return join(bin, name)
}
