import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readMetadata } from '../../src/plan/metadata.ts'
import {
  homeOf,
  packageOf,
  starterMatrix,
  starterRepro,
  starterWorkflow,
} from '../../src/plan/starter.ts'
import { parseToml } from '../../src/plan/toml.ts'

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fork-safety-starter-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const toml = (name: string) => `[project]\nname = "${name}"\nrequires-python = ">=3.9"\n`

describe('the package of a project', () => {
  test.each([
    ['my-lib', { 'src/my_lib/__init__.py': '' }, 'my_lib'],
    ['My.Lib', { 'my_lib/__init__.py': '', 'tests/__init__.py': '' }, 'my_lib'],
    ['python-thing', { 'thing/__init__.py': '', 'tests/__init__.py': '', 'setup.py': '' }, 'thing'],
    ['one', { 'one.py': '', 'two.py': '' }, 'one'],
    ['odd', { 'a/__init__.py': '', 'b/__init__.py': '' }, 'odd'],
  ])('%s of %j is imported as %s', (name, files, module) => {
    const folder = project({ ...files, 'pyproject.toml': toml(name) })
    expect(packageOf(folder)).toEqual({ name, module, requiresPython: '>=3.9' })
  })

  test('is the only one beside a setup.py, which alone knows its name', () => {
    const files = { 'setup.py': '', 'app/__init__.py': '', 'tests/__init__.py': '' }
    const found = { name: null, module: 'app', requiresPython: null }
    expect(packageOf(project(files))).toEqual(found)
    expect(packageOf(project({ ...files, 'pyproject.toml': '[tool.ruff]\n' }))).toEqual(found)
    expect(starterRepro(found).text).not.toContain('needs')
  })

  test('is named by Poetry, too', () => {
    const folder = project({ 'pyproject.toml': '[tool.poetry]\nname = "p"\n' })
    expect(packageOf(folder)).toEqual({ name: 'p', module: 'p', requiresPython: null })
  })

  test.each([
    [{}, /^neither pyproject\.toml nor setup\.py is here/],
    [
      { 'setup.py': '', 'a/__init__.py': '', 'b/__init__.py': '' },
      /^setup\.py is here, but not one/,
    ],
    [{ 'pyproject.toml': '[project]\nversion = "1"\n' }, /names no package/],
    [{ 'pyproject.toml': '\n[project' }, /^pyproject\.toml, line 2: Invalid TOML/],
    [{ 'pyproject.toml': '[project]\nname = "a\\nimport os"\n' }, /names no package/],
  ])('%j names none', (files, message) => {
    expect(() => packageOf(project(files))).toThrow(message)
  })
})

test('the first repro has a block that is understood', () => {
  const { path, text } = starterRepro({ name: 'my-lib', module: 'my_lib', requiresPython: '>=3.9' })
  const problems: string[] = []
  const metadata = readMetadata(text, path, parseToml, problems)
  expect(problems).toEqual([])
  expect(metadata).toMatchObject({ requiresPython: '>=3.9', needs: ['my-lib'], declared: true })
  expect(path).toBe('tests/forks/fork_my_lib.py')
})

test('the workflows give inputs that there are, and run what was written', () => {
  const inputsOf = (path: string) => parse(readFileSync(path, 'utf8'))
  const [, step] = parse(starterWorkflow('some/place').text).jobs.forks.steps
  expect(Object.keys(inputsOf('action.yml').inputs)).toEqual(
    expect.arrayContaining(Object.keys(step.with)),
  )
  const matrix = parse(starterMatrix(null).text).jobs.forks
  expect(Object.keys(inputsOf('.github/workflows/matrix.yml').on.workflow_call.inputs)).toEqual(
    expect.arrayContaining(Object.keys(matrix.with)),
  )
  expect([step.with.repro, matrix.with.repros]).toEqual(['tests/forks', 'tests/forks'])
})

describe('where the program lives', () => {
  const clone = (url: string) =>
    project({
      '.git/config': `[core]\n\tbare = false\n[remote "origin"]\n\tfetch = +x\n\turl = ${url}\n[remote "other"]\n\turl = https://github.com/not/this\n`,
    })
  const nothing = { version: '1' }

  test.each([
    ['https://github.com/some/place.git', 'some/place'],
    ['git@github.com:some/fork-safety', 'some/fork-safety'],
    ['https://example.org/some/place', null],
    ['/home/me/fork-safety', null],
  ])('a clone of %s tells %s', (url, home) => {
    expect(homeOf(clone(url), nothing)).toBe(home)
  })

  test('is said by the package first', () => {
    const at = (repository: string | { url: string }) => ({ ...nothing, repository })
    const elsewhere = clone('https://github.com/a/fork')
    expect(homeOf(elsewhere, at('github:some/place'))).toBe('some/place')
    const url = 'git+https://github.com/some/place.git'
    expect(homeOf(elsewhere, at({ url }))).toBe('some/place')
    expect(homeOf(project({}), nothing)).toBe(null)
  })

  test('is what the workflow calls', () => {
    const { text } = starterWorkflow('some/place')
    expect(text).toContain('- uses: some/place@v1\n')
    expect(text).not.toContain('OWNER')
    expect(starterMatrix(null).text).toContain('# OWNER is where')
  })
})
