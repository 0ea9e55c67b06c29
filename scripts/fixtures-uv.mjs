import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const version = '0.13.9'
const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Path of a real uv for the tests: its wheel from PyPI, installed once below `.cache/`. */
export function uvFixture() {
  const folder = join(root, '.cache', `uv-${version}`)
  const uv = join(folder, 'bin', 'uv')
  if (existsSync(uv)) return uv
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder]
  execFileSync('python3', [...pip, `uv==${version}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return uv
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(uvFixture())
