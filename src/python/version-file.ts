import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Table, TomlError } from '../plan/toml.ts'

/**
 * The version specs that a file names, for `findPython`: `.python-version` (one a line, comments
 * allowed), `.tool-versions` (its `python` line) or `pyproject.toml` (`requires-python`, else
 * Poetry's). Throws one error that names the file where it cannot be read or names none.
 */
export async function readVersionFile(file: string, cwd: string): Promise<string[]> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch((error: Error) => {
    throw new Error(`${file} cannot be read: ${error.message}`)
  })
  const specs = await specsIn(basename(file), text, file)
  if (specs.length === 0) throw new Error(`${file} names no Python version`)
  return specs
}

async function specsIn(name: string, text: string, file: string): Promise<string[]> {
  if (name.endsWith('.toml')) return fromPyproject(text, file)
  return name === '.tool-versions' ? fromToolVersions(text) : lines(text).map(fromPyenv)
}

function lines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
}

/** `system` is pyenv's and asdf's word for what is on PATH without them. */
function fromPyenv(word: string): string {
  return word === 'system' ? 'python3' : word.replace(/^(path:|python-(?=\d))/, '')
}

function fromToolVersions(text: string): string[] {
  const line = lines(text).find((each) => /^python\s/.test(each))
  return line ? line.split(/\s+/).slice(1).map(fromPyenv) : []
}

async function fromPyproject(text: string, file: string): Promise<string[]> {
  const { parseToml } = await import('../plan/toml.ts')
  let data: Table
  try {
    data = parseToml(text).data
  } catch (error) {
    const { line, message } = error as TomlError
    throw new Error(`${file}, line ${line}: ${message}`)
  }
  const requires = at(data, ['project', 'requires-python'])
  if (requires) return [`requires-python ${requires}`]
  const poetry = at(data, ['tool', 'poetry', 'dependencies', 'python'])
  return poetry ? [poetry] : []
}

function at(table: Table, keys: string[]): string | null {
  const value = keys.reduce<unknown>((each, key) => (each as Table | undefined)?.[key], table)
  return typeof value === 'string' ? value : null
}
