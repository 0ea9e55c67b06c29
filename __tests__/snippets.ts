/** What is wrong with a snippet of the docs, found by the parsers that would read it in earnest. */
import { existsSync, readFileSync } from 'node:fs'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parse as parseYaml } from 'yaml'
import { readPlan, scenariosFolder } from '../src/plan/read.ts'
import { scenarioNames } from '../src/plan/repros.ts'
import { checkReport, checkSettings } from '../src/settings/check.ts'
import { readFlags } from '../src/settings/flags.ts'
import { readInputs } from '../src/settings/inputs.ts'
import { SettingsError } from '../src/settings/raw.ts'
import { checkSinks } from '../src/settings/sinks.ts'
import type { Machine } from '../src/settings/values.ts'

const read = (file: string) => readFileSync(file, 'utf8')

export interface Snippet {
  page: string
  language: string
  text: string
}

/** The fenced blocks of a page. */
export function fences(page: string, markdown = read(page)): Snippet[] {
  const fence = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^\1```$/gm
  return [...markdown.matchAll(fence)].map(([, indent, language, text]) => ({
    page,
    language: language!,
    text: text!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** The commands of a page: lines of `sh` blocks, and code within a line that begins like one. */
export function commandsIn(page: string, markdown = read(page)): string[] {
  const blocks = fences(page, markdown).filter(({ language }) => language === 'sh')
  const lines = blocks.flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
  const prose = markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '')
  const inline = prose.matchAll(/`((?:node|npm|npx|uvx|uv|pipx|pip|fork-safety) [^`]+)`/g)
  const all = [...lines, ...[...inline].map((code) => code[1]!)]
  return all.map((line) => line.replace(/(^|\s)#.*$/, '').trim()).filter(Boolean)
}

/** Docs name files that their readers have. A name with an ending is a file's, others a folder's. */
const readersMachine: Machine = {
  cwd: process.cwd(),
  cpus: 2,
  kindOf: (path) => (/\.\w+$/.test(path) ? 'file' : 'folder'),
}

const words = (line: string) =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, one, two, three]) => one ?? two ?? three!,
  )

/** How the program is called: each is followed by its arguments. */
const programs = [
  /^node dist\/cli\.js(?: |$)/,
  /^npx fork-safety(?: |$)/,
  /^uvx fork-safety(?: |$)/,
  /^uvx --from git\+https:\/\/\S+ fork-safety(?: |$)/,
  /^fork-safety(?: |$)/,
]

/** What is wrong with a command of the docs. */
export async function commandProblems(line: string): Promise<string[]> {
  const program = programs.find((one) => one.test(line))
  if (program) return told(line, await programProblems(words(line.replace(program, ''))))
  return told(line, otherProblems(words(line)))
}

const told = (where: string, problems: readonly string[]) =>
  problems.map((text) => `${where}: ${text}`)

async function programProblems([command = '', ...args]: string[]): Promise<readonly string[]> {
  if (command === 'run') return runProblems(args)
  if (command === 'report')
    return problemsOf(() => checkReport(readFlags(args, 'report'), readersMachine))
  if (Object.hasOwn(plain, command)) return plain[command]!(args)
  return [`no such command: ${command}`]
}

const isOption = (word: string) => word.startsWith('-')
const takesNothing = (args: string[]) => args
const takesFiles = (args: string[]) => (args.length > 0 ? args.filter(isOption) : ['needs a file'])

/** Commands without settings, and what is wrong with their arguments. */
const plain: Readonly<Record<string, (args: string[]) => string[]>> = {
  '': takesNothing,
  '--help': takesNothing,
  '--version': takesNothing,
  list: takesNothing,
  story: takesNothing,
  accept: takesFiles,
  show: takesFiles,
  init: (args) => args.filter((arg) => arg !== '--matrix'),
}

async function problemsOf(check: () => unknown): Promise<string[]> {
  try {
    await check()
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n')
    throw error
  }
}

/** Repros and variants are looked up where the command names something that is here. */
async function runProblems(args: string[]): Promise<readonly string[]> {
  const { settings, problems } = checkSettings(readFlags(args), readersMachine)
  const scenarios = scenarioNames(scenariosFolder)
  const isHere = (repro: string) => existsSync(repro) || scenarios.includes(repro)
  if (problems.length > 0 || !settings.repros.every(isHere)) return problems
  return problemsOf(() => readPlan(settings))
}

/** Commands of others: of npm what is a script of ours, else only what is known to be right. */
function otherProblems([program = '', first = '', second = '']: string[]): string[] {
  const { scripts, name } = JSON.parse(read('package.json'))
  const isScript = (word: string) => Object.hasOwn(scripts, word)
  const npm = () =>
    ['start', 'test'].includes(first)
      ? isScript(first)
      : first === 'run'
        ? isScript(second)
        : ['ci', 'cit', 'pack'].includes(first)
  const good: Record<string, () => boolean> = {
    npm,
    node: () => existsSync(first),
    pip: () =>
      first === 'install' &&
      [name, 'git+https://github.com/OWNER/fork-safety@<commit>'].includes(second),
    uv: () => first === 'run',
    pipx: () => first === 'run',
  }
  return good[program]?.() ? [] : ['no such command']
}

interface Step {
  id?: string
  uses?: string
  with?: Record<string, unknown>
  run?: string
}

const ours = {
  action: /fork-safety@|^\.\/$/,
  report: /fork-safety\/report@|^\.\/report$/,
  matrix: /fork-safety\/\.github\/workflows\/matrix\.yml@|^[.$]\/\.github\/workflows\/matrix\.yml$/,
}

/** What is wrong with a snippet of YAML: a workflow, its jobs, its steps or some of them. */
export async function yamlProblems(text: string): Promise<string[]> {
  const whole = asWorkflow(text)
  const parsed = parseWorkflow({ name: 'snippet', content: whole }, new NoOperationTraceWriter())
  const grammar = parsed.context.errors.getErrors().map(({ message }) => message)
  if (grammar.length > 0) return grammar
  const { jobs } = parseYaml(whole) as { jobs: Record<string, { steps?: Step[] } & Step> }
  const found = Object.values(jobs).map(async (job) => [
    ...(await callProblems(job)),
    ...(await Promise.all((job.steps ?? []).map(callProblems))).flat(),
    ...outputProblems(job.steps ?? [], text),
  ])
  return (await Promise.all(found)).flat()
}

function asWorkflow(text: string): string {
  const indented = (by: number, block = text) => block.replace(/^(?=.)/gm, ' '.repeat(by))
  const job = 'on: push\njobs:\n  a:\n    runs-on: x\n'
  if (/^on:/m.test(text)) return text
  if (/^jobs:/.test(text)) return `on: push\n${text}`
  if (/^steps:/.test(text)) return `${job}${indented(4)}`
  return `${job}    steps:\n${indented(6)}`
}

/** Inputs that there are not, and values that they do not take. */
async function callProblems({ uses = '', with: given = {}, run = '' }: Step): Promise<string[]> {
  const isExpression = (value: unknown) => String(value).includes('${{')
  const known = Object.entries(given).filter(([, value]) => !isExpression(value))
  const env = Object.fromEntries(
    known.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, `${value}`]),
  )
  const inScript = `${run}\n${given.run ?? ''}`.split('\n').map((line) => line.trim())
  const commands = inScript.filter((line) =>
    /^(?:npx |uvx |node \S*)?(?:fork-safety|dist\/cli\.js)/.test(line),
  )
  const scripted = await Promise.all(
    commands.map((line) =>
      commandProblems(line.replace(/node \S*dist\/cli\.js/, 'node dist/cli.js')),
    ),
  )
  const { inputs, check } = calleeOf(uses)
  const strange = inputs ? Object.keys(given).filter((name) => !inputs.includes(name)) : []
  return [
    ...strange.map((name) => `${uses}: no such input: ${name}`),
    ...told(uses, await check(env)),
    ...scripted.flat(),
  ]
}

interface Callee {
  /** Null where it is not ours to say. */
  inputs: readonly string[] | null
  check: (env: Record<string, string>) => readonly string[] | Promise<readonly string[]>
}

function calleeOf(uses: string): Callee {
  const inputsOf = (file: string) => Object.keys(parseYaml(read(file)).inputs)
  const settings = (env: Record<string, string>) => {
    const raw = readInputs({ INPUT_TOKEN: 'x', ...env })
    return [...checkSettings(raw, readersMachine).problems, ...checkSinks(raw).problems]
  }
  if (ours.action.test(uses)) return { inputs: inputsOf('action.yml'), check: settings }
  if (ours.report.test(uses)) {
    const check = (env: Record<string, string>) => {
      const raw = readInputs({ INPUT_TOKEN: 'x', INPUT_RESULTS: 'x', ...env }, 'report')
      const problems = [...raw.problems, ...checkSinks(raw).problems]
      return problemsOf(() => checkReport({ ...raw, problems }, readersMachine))
    }
    return { inputs: inputsOf('report/action.yml'), check }
  }
  if (ours.matrix.test(uses)) {
    const { on } = parseYaml(read('.github/workflows/matrix.yml'))
    return { inputs: Object.keys(on.workflow_call.inputs), check: settings }
  }
  return { inputs: null, check: () => [] }
}

/** Outputs of our steps that are asked for and that there are not. */
function outputProblems(steps: Step[], text: string): string[] {
  const asked = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
  return asked.flatMap(([, id, name]) => {
    const uses = steps.find((step) => step.id === id)?.uses ?? ''
    const file = ours.action.test(uses)
      ? 'action.yml'
      : ours.report.test(uses)
        ? 'report/action.yml'
        : null
    if (!file || Object.hasOwn(parseYaml(read(file)).outputs, name!)) return []
    return [`${uses}: no such output: ${name}`]
  })
}

/**
 * The options that are named outside of commands, which may be those of others, and that neither `run`
 * nor `report` takes.
 */
export function optionProblems(markdown: string): string[] {
  const prose = markdown.replace(/^( *)```sh\n[\s\S]*?^\1```$/gm, '')
  const named = [...prose.matchAll(/(?<=[\s`([])--([a-z][a-z-]+)/g)].map(([option]) => option)
  const takes = (option: string) =>
    (['run', 'report'] as const).some((command) => {
      const { problems } = readFlags([option, '1'], command)
      return !problems.some((text) => text.startsWith(option) && text.includes('no such option'))
    })
  const known = ['--help', '--version']
  return named.filter((option) => !known.includes(option) && !takes(option))
}
