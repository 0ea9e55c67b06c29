/** Every snippet of README and docs, read by what would read it in earnest. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { globSync } from 'tinyglobby'
import { parseAccepted } from '../src/plan/accepted.ts'
import { readMetadata } from '../src/plan/metadata.ts'
import { parseToml } from '../src/plan/toml.ts'
import { commandProblems, commandsIn, fences, optionProblems, yamlProblems } from './snippets.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md']).sort()
const blocks = pages.flatMap((page) => fences(page))
const of = (language: string) => blocks.filter((block) => block.language === language)

test('every block says its language, and there is a check for it', () => {
  const checked = ['sh', 'yaml', 'python', 'toml', 'text']
  expect(blocks.length).toBeGreaterThan(25)
  expect(blocks.filter(({ language }) => !checked.includes(language))).toEqual([])
})

describe('commands', () => {
  test('are there after a clone, with options that there are and values that they take', async () => {
    const commands = pages.flatMap((page) => commandsIn(page))
    expect(commands.length).toBeGreaterThan(15)
    const problems = await Promise.all(commands.map(commandProblems))
    expect(problems.flat()).toEqual([])
  })

  test.each([
    ['node dist/cli.js run getaddrinfo --trails 5', '--trails: no such option'],
    ['npx fork-safety run getaddrinfo --trials many', "--trials: got 'many'"],
    ['uvx fork-safety run getaddrinfo --variants slep', "variants: got 'slep'"],
    ['fork-safety run --sleep 0,x', "--sleep: got '0,x'"],
    ['fork-safety rum getaddrinfo', 'no such command: rum'],
    ['node dist/cli.js report legs --expected x', '--expected: no such option'],
    ['node dist/cli.js accept --all', '--all'],
    ['fork-safety show', 'needs a file'],
    ['fork-safety init --matrx', '--matrx'],
    ['fork-safety story getaddrinfo', 'getaddrinfo'],
    ['npm run lintt', 'no such command'],
    ['pip install fork-safty', 'no such command'],
    ['curl example.org', 'no such command'],
  ])('%s is seen to be wrong', async (line, problem) => {
    expect((await commandProblems(line)).join()).toContain(problem)
  })

  test('are found in blocks and in lines, without their comments', () => {
    const page =
      '```sh\nnpm start  # all\nnode dist/cli.js run \\\n  x\n```\n`npm test -- y` and `npm`'
    expect(commandsIn('', page)).toEqual([
      'npm start',
      'node dist/cli.js run    x',
      'npm test -- y',
    ])
  })

  test('and their options, also those that are only named, are there', () => {
    const all = pages.map((page) => readFileSync(page, 'utf8')).join('\n')
    expect(optionProblems(all)).toEqual([])
    expect(optionProblems('give `--trials` or `--expected-legs`, not `--trails`')).toEqual([
      '--trails',
    ])
  })
})

describe('YAML', () => {
  test('is a workflow or a part of one, with inputs, values and outputs that there are', async () => {
    const found = of('yaml')
    expect(found.length).toBeGreaterThan(6)
    const problems = await Promise.all(
      found.map(async ({ page, text }) =>
        (await yamlProblems(text)).map((one) => `${page}: ${one}`),
      ),
    )
    expect(problems.flat()).toEqual([])
  })

  const step = '- uses: OWNER/fork-safety@v1\n'
  test.each([
    [`${step}  with: { repros: x }`, 'no such input: repros'],
    [`${step}  with: { trials: many }`, "trials: got 'many'"],
    [`${step}  with: { comment: perhaps }`, 'comment'],
    ['- uses: OWNER/fork-safety/report@v1\n  with: { fail-on: always }', 'fail-on'],
    ['- uses: OWNER/fork-safety/report@v1\n  with: { trials: 5 }', 'no such input: trials'],
    [`${step}  id: a\n- run: echo \${{ steps.a.outputs.verdikt }}`, 'no such output: verdikt'],
    [`${step}  wiht: {}`, "Unexpected value 'wiht'"],
    ['- run: node fork-safety/dist/cli.js run x --trails 5', '--trails: no such option'],
    [
      'jobs:\n  a:\n    uses: OWNER/fork-safety/.github/workflows/matrix.yml@v1\n    with: { repro: x }',
      'no such input: repro',
    ],
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    permissions: { content: read }\n    steps: []',
      "Unexpected value 'content'",
    ],
  ])('%j is seen to be wrong', async (text, problem) => {
    expect((await yamlProblems(text)).join()).toContain(problem)
  })
})

describe('Python', () => {
  test('is Python', () => {
    const check =
      'import sys, json\nfor page, text in json.load(sys.stdin): compile(text, page, "exec")'
    const compile = (texts: [string, string][]) =>
      execFileSync('python3', ['-c', check], { input: JSON.stringify(texts), stdio: 'pipe' })
    compile(of('python').map(({ page, text }) => [page, text]))
    expect(() => compile([['x', 'def f(:']])).toThrow('SyntaxError')
  })

  test('has metadata that is understood', () => {
    const problems: string[] = []
    const found = of('python').filter(({ text }) => /\/\/\/ *script|fork-safety/.test(text))
    for (const { page, text } of found) readMetadata(text, page, parseToml, problems)
    expect(found.length).toBeGreaterThan(2)
    expect(problems).toEqual([])
  })
})

describe('TOML', () => {
  test('is accepted expectations, understood', async () => {
    const all = await Promise.all(of('toml').map(({ text }) => parseAccepted(text)))
    expect(all.length).toBeGreaterThan(0)
    expect(all.flatMap(({ problems }) => problems)).toEqual([])
  })
})
