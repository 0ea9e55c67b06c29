import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseSpec } from '../../src/python/spec.ts'
import { readVersionFile } from '../../src/python/version-file.ts'
import { scratch } from './support.ts'

const folder = scratch()
const read = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return readVersionFile(name, folder)
}

describe('a version file', () => {
  test.each([
    ['.python-version', '3.12\n', ['3.12']],
    [
      '.python-version',
      '\uFEFF# ours\r\n3.12.4  # newest\r\n\r\n3.9\r\npypy3.10-7.3.12\r\n',
      ['3.12.4', '3.9', 'pypy3.10-7.3.12'],
    ],
    ['.python-version', 'system\n', ['python3']],
    [
      '.tool-versions',
      'nodejs 20.1.0\npython 3.12.4 3.9.1 system # old\n',
      ['3.12.4', '3.9.1', 'python3'],
    ],
    ['.tool-versions', 'python path:/opt/python\n', ['/opt/python']],
    [
      'pyproject.toml',
      '[project]\nname = "x"\nrequires-python = ">=3.9,<3.14"\n',
      ['requires-python >=3.9,<3.14'],
    ],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.10"\n', ['^3.10']],
  ])('%s %j', async (name, text, expected) => {
    const specs = await read(name, text)
    expect(specs).toEqual(expected)
    for (const spec of specs.filter((each) => /^[\d>^r]/.test(each))) parseSpec(spec)
  })

  test.each([
    ['.python-version', '# nothing\n', /^\.python-version names no Python version$/],
    ['.tool-versions', 'nodejs 20\n', /^\.tool-versions names no Python version$/],
    ['pyproject.toml', '[project]\nname = "x"\n', /^pyproject\.toml names no Python version$/],
    ['pyproject.toml', '[project\n', /^pyproject\.toml, line 1: Invalid TOML/],
  ])('%s %j is an error', (name, text, message) =>
    expect(read(name, text)).rejects.toThrow(message),
  )

  test('one that is missing is named', () =>
    expect(readVersionFile('nowhere', folder)).rejects.toThrow(/^nowhere cannot be read: ENOENT/))
})
