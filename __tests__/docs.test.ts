import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { globSync } from 'tinyglobby'
import { parse as parseYaml } from 'yaml'
import { trialEnvironment } from '../src/guard/environment.ts'
import { readMetadata } from '../src/plan/metadata.ts'
import { makeCases } from '../src/plan/plan.ts'
import { readPlan, scenariosFolder } from '../src/plan/read.ts'
import { scenarioNames } from '../src/plan/repros.ts'
import { allowedKeys } from '../src/plan/selector.ts'
import { parseToml } from '../src/plan/toml.ts'
import { knownVariants } from '../src/plan/variants.ts'
import { checkSettings } from '../src/settings/check.ts'
import { readFlags } from '../src/settings/flags.ts'
import { optionHelp } from '../src/settings/help.ts'
import { readInputs } from '../src/settings/inputs.ts'
import { optionOf, settingsOf } from '../src/settings/names.ts'
import { kindOf } from '../src/settings/values.ts'
import { statuses } from '../src/verdict/status.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md']).sort()
const own = ['README.md', ...pages.filter((page) => /^docs\/[^/]+\.md$/.test(page))]

interface Action {
  inputs: Record<string, { description: string; default?: string }>
  outputs: Record<string, { description: string }>
}
const action: Action = parseYaml(read('action.yml'))
const reportAction: Action = parseYaml(read('report/action.yml'))
const machine = { cwd: process.cwd(), cpus: 3, kindOf }

/** What GitHub calls a heading, for links to it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '')
const anchorsIn = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map((heading) => anchorOf(heading[1]!))

function brokenLinks(page: string): string[] {
  const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map((link) => link[1]!)
  return links
    .filter((link) => !/^(https?:|mailto:)/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      if (!existsSync(file)) return true
      return anchor !== undefined && !anchorsIn(read(file)).includes(anchor)
    })
    .map((link) => `${page}: ${link}`)
}

describe('Markdown', () => {
  test('links lead somewhere', () => {
    expect(own.length).toBeGreaterThan(6)
    expect(pages.flatMap(brokenLinks)).toEqual([])
  })

  test('README.md begins with what it is, the picture, the lines to copy and why to trust it', () => {
    const [title, first, second, third] = read('README.md').split(/\n\n+/)
    expect(title).toBe('# Fork Safety')
    expect(first!.split('\n').length).toBeLessThanOrEqual(2)
    expect(second).toMatch(/^!\[.*\]\(docs\/result\.svg\)$/)
    expect(third!.split('\n').filter((line) => !line.startsWith('```'))).toHaveLength(5)
    const figures = /`npm run bench` measures it:\n\n((?:\|.*\n)+)/.exec(read('README.md'))![1]!
    const measures = [...figures.matchAll(/`(\w+)` \|$/gm)].map((row) => row[1]!)
    expect(measures.length).toBeGreaterThan(2)
    for (const name of measures) expect(read('scripts/bench.mjs')).toContain(`  ${name}: () =>`)
  })
})

test('version, changelog and every snippet agree', () => {
  const { version } = JSON.parse(read('package.json'))
  const major = `v${version.split('.')[0]}`
  const uses = pages.flatMap((page) =>
    [...read(page).matchAll(/OWNER\/fork-safety[\w./-]*@(<commit>|\w+)/g)].map((use) => use[1]!),
  )
  expect(uses.length).toBeGreaterThan(5)
  expect(uses.filter((ref) => ref !== major && !ref.startsWith('<commit>'))).toEqual([])
  expect(read('docs/matrix.md')).toContain(`repository: OWNER/fork-safety, ref: ${major}`)
  expect(read('CHANGELOG.md')).toContain(`\n## ${version}\n`)
})

describe('action.yml', () => {
  test('has every setting and what only GitHub has', () => {
    expect(Object.keys(action.inputs).sort()).toEqual(settingsOf('run').sort())
    expect(Object.keys(reportAction.inputs).sort()).toEqual(settingsOf('report').sort())
  })

  test('repeats the defaults of the program', () => {
    const given = Object.entries(action.inputs).map(([name, { default: value }]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ])
    const { settings, problems } = checkSettings(readInputs(Object.fromEntries(given)), machine)
    expect(problems).toEqual([])
    expect(settings).toEqual(checkSettings(readInputs({}), machine).settings)
  })

  test('tells the defaults that repros may change', async () => {
    const { settings } = checkSettings(readFlags(['examples/fork_lock.py']), machine)
    const { repros, accepted } = await readPlan(settings)
    const bare = repros.map((repro) => ({
      ...repro,
      metadata: { ...repro.metadata, trials: null, timeout: null },
    }))
    const python = { implementation: 'CPython', version: '3.12.0', freeThreaded: false, path: '' }
    const target = { os: 'linux', pythons: [{ ...python, env: {} }], accepted }
    const { trials, timeout } = makeCases(bare, settings, target)[0]!
    expect(action.inputs.trials!.description).toContain(`Default ${trials},`)
    expect(action.inputs.timeout!.description).toContain(`Default ${timeout},`)
    expect(optionHelp).toMatch(new RegExp(`--trials .* default ${trials}\\n`))
    expect(optionHelp).toMatch(new RegExp(`--timeout .* default ${timeout}\\n`))
    const page = read('docs/repros.md').replace(/\s+/g, ' ')
    expect(page).toContain(`may take. Default ${timeout}.`)
    expect(page).toContain(`or \`"auto"\`. Default ${trials}.`)
  })
})

describe('the help', () => {
  test('names exactly the flags that there are', () => {
    const flags = settingsOf('run').flatMap((name) => optionOf(name) ?? [])
    const options = [...optionHelp.matchAll(/^ {2}--([a-z-]+)/gm)].map((option) => option[1]!)
    expect(options.sort()).toEqual(flags.sort())
    const unknown = options.flatMap((flag) => readFlags([`--${flag}`, '1']).problems)
    expect(unknown.filter((problem) => problem.includes('no such option'))).toEqual([])
  })
})

describe('the docs', () => {
  test('reference.md is what action.yml and the program say', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/docs.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('reference.md has every exit status', () => {
    const found = [...read('docs/reference.md').matchAll(/^\| (\d+) \|/gm)].map((row) =>
      Number(row[1]),
    )
    expect(found).toEqual(Object.values(statuses).sort((one, other) => one - other))
  })

  test('README.md has every scenario and every variant that ships', async () => {
    const { settings } = checkSettings(readFlags([]), machine)
    const { repros } = await readPlan(settings)
    const rows = [...read('README.md').matchAll(/^\| `([\w-]+)` +\|.*\| ([^|]*?) +\|$/gm)]
    expect(rows.map((row) => row[1]).sort()).toEqual(scenarioNames(scenariosFolder).sort())
    for (const [, name, text] of rows) {
      if (text === 'the same') continue
      const shown = [...text!.matchAll(/`([^`]+)`/g)].map((variant) => variant[1]!)
      const { metadata } = repros.find((repro) => repro.name === name)!
      expect(shown.sort()).toEqual(['baseline', ...Object.keys(metadata.variants)].sort())
    }
    for (const variant of knownVariants) expect(read('README.md')).toContain(`\`${variant}\``)
  })

  test('repros.md has every key and knob', () => {
    const allowed = (toml: string) => {
      const problems: string[] = []
      readMetadata(`# /// script\n${toml}# ///\n`, 'x.py', parseToml, problems)
      return /allowed are (.*)/.exec(problems[0] ?? '')![1]!.split(', ')
    }
    const keys = allowed('# [tool.fork-safety]\n# wrong = 1\n')
    const knobs = allowed('# [tool.fork-safety.variants.x]\n# wrong = 1\n')
    const listed = [...read('docs/repros.md').matchAll(/^- `([\w-]+)`: /gm)].map((one) => one[1]!)
    const ofBlock = ['requires-python', 'dependencies']
    expect(listed.sort()).toEqual([...ofBlock, ...keys, ...knobs].sort())
  })

  test('expectations.md has every word of a key', () => {
    const words = allowedKeys.split(', ').filter((word) => /^[a-z-]+$/.test(word))
    expect(words.length).toBeGreaterThan(8)
    for (const word of words) expect(read('docs/expectations.md')).toContain(`\`${word}\``)
  })

  test('security.md has what a trial may see', () => {
    const section = /## The environment of a trial\n([\s\S]*?)Installs\s+also\s+see/.exec(
      read('docs/security.md'),
    )![1]!
    const names = [...section.matchAll(/`([A-Z_]+)`/g)].map((name) => name[1]!)
    expect(names.length).toBeGreaterThan(15)
    const all = { ...Object.fromEntries(names.map((name) => [name, 'x'])), GITHUB_TOKEN: 'x' }
    expect(Object.keys(trialEnvironment(all, [])).sort()).toEqual(names.sort())
  })
})

test('every example is understood', async () => {
  const { settings } = checkSettings(readFlags(['examples']), machine)
  const { repros } = await readPlan(settings)
  const files = globSync(['examples/*.py', 'examples/sweep/*.py']).map((file) =>
    file.slice('examples/'.length, -'.py'.length),
  )
  expect(repros.map((repro) => repro.name).sort()).toEqual(files.sort())
  for (const { metadata } of repros) {
    expect(metadata.declared).toBe(true)
    expect(Object.keys(metadata.variants)).not.toEqual([])
  }
})
