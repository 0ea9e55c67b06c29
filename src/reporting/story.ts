/** One screen of 80 columns and 24 lines: what hung in 2015, here and as on a Mac of that year. */
import pc from 'picocolors'
import { breakCommands, oneLine } from '../guard/text.ts'
import type { CaseResult, Diagnosis, Results } from '../results/model.ts'
import { pythonName } from './names.ts'
import { pad, truncate, wrap } from './width.ts'

export interface StoryOptions {
  /** Columns. */
  width: number
  color: boolean
  /** How this program is called. */
  program: string
  /** PyMongo is not there and could not be installed. */
  isBare: boolean
}

type Colors = ReturnType<typeof pc.createColors>

/** At most this wide, also where there is more room: the lines are made for it. */
const WIDEST = 80

/** The whole screen, at most 23 lines, so that the next prompt has room below it. */
export function renderStory(results: Results, options: StoryOptions): string {
  const width = Math.max(40, Math.min(WIDEST, options.width))
  const colors = pc.createColors(options.color)
  const told = mostTelling(results.cases)
  const lines = [
    ...table(results.cases, colors),
    '',
    ...(told ? causeLines(told.diagnosis!, width, colors) : ['Nothing hung here.']),
    ...pymongoLines(results.cases, options.isBare, width, colors),
    '',
    ...nextLines(options, width, colors),
  ]
  return `${breakCommands(lines.map((line) => line.trimEnd()).join('\n'))}\n`
}

/** The hang on the emulated Mac's own lock, else whatever hung first. */
function mostTelling(cases: readonly CaseResult[]): CaseResult | undefined {
  const hung = cases.filter(({ diagnosis }) => diagnosis?.fork && diagnosis.blocked)
  return hung.find(({ emulation, outcome }) => emulation && outcome === 'deadlocked') ?? hung[0]
}

const columns = [14, 15, 24, 24]
const row = (cells: readonly string[]) =>
  cells.map((text, at) => pad(truncate(oneLine(text), columns[at]! - 1), columns[at]!)).join('')

function table(cases: readonly CaseResult[], colors: Colors): string[] {
  const here = cases[0] ? pythonName(cases[0].python) : 'here'
  const head = row(['scenario', 'variant', `here, ${here}`, 'on a Mac of 2015'])
  const rows = cases.filter(({ emulation }) => emulation === null)
  const body = rows.map((one, at) => {
    const mac = cases.find(
      (other) => other.emulation && other.repro === one.repro && other.variant === one.variant,
    )
    const name = rows[at - 1]?.repro === one.repro ? '' : one.repro
    const start = row([name, one.variant])
    return start + cell(one, columns[2]!, colors) + (mac ? cell(mac, columns[3]!, colors) : '–')
  })
  return [colors.dim(head), ...body]
}

function cell(one: CaseResult, width: number, colors: Colors): string {
  const { outcome, trials } = one
  const bad = one.runs.filter((run) => run.outcome === outcome).length
  const word = outcome === 'deadlocked' ? 'hangs' : outcome === 'failed' ? 'fails' : outcome
  const text = outcome === 'passed' || trials === 0 ? word : `${word} ${bad} of ${trials}`
  const paint =
    outcome === 'passed' ? colors.green : outcome === 'skipped' ? colors.dim : colors.red
  return paint(text) + pad('', width - text.length)
}

function causeLines(
  { lock, fork, blocked, holder, remedy = '' }: Diagnosis,
  width: number,
  colors: Colors,
): string[] {
  const name = (lock ?? 'a lock').replace(' (emulated)', '')
  const held = holder
    ? `${holder.thread} holds ${name} when the process forks.`
    : `${name} is held when the process forks.`
  const why = `${held} The fork copies the lock, not the thread: the child waits for ever.`
  const place = (what: string, at: { file: string; line: number; text?: string } | null) => {
    if (!at) return []
    const file = `${at.file.split('/').at(-1)}:${at.line}`
    return [truncate(`  ${pad(what, 9)}${pad(oneLine(file), 20)} ${oneLine(at.text ?? '')}`, width)]
  }
  return [
    ...titled('Cause', why, width, colors),
    ...place('holds', holder),
    ...place('forks', fork),
    ...place('waits', blocked),
    ...titled('Remedy', oneLine(remedy), width, colors),
  ]
}

/** Columns of the names on the left. */
const indent = 9

/** `Cause    text …`, its other lines below the first. */
function titled(name: string, text: string, width: number, colors: Colors): string[] {
  const lines = wrap(oneLine(text), width, ' '.repeat(indent))
  return lines.map((line, at) =>
    at === 0 ? colors.bold(pad(name, indent)) + line.slice(indent) : line,
  )
}

/** What PyMongo says of it by itself, or how to have PyMongo. */
function pymongoLines(
  cases: readonly CaseResult[],
  isBare: boolean,
  width: number,
  colors: Colors,
): string[] {
  if (isBare) {
    const text = 'mongoclient needs it. Type: python3 -m pip install pymongo'
    return titled('PyMongo', text, width, colors)
  }
  const warnings = cases.flatMap((one) => one.warnings)
  const found = warnings.find(({ id }) => id === 'pymongo-opened-before-fork')
  const said = /[^:]*? fork\./.exec(oneLine(found?.text ?? ''))?.[0].trim() ?? ''
  return [
    ...(said ? titled('PyMongo', `warns of it: "${said}"`, width, colors) : []),
    ...titled('', 'mongoreplicasetclient needs --python 2.7 --install "pymongo<3"', width, colors),
  ]
}

function nextLines({ program }: StoryOptions, width: number, colors: Colors): string[] {
  const lines = [
    [`${program} run examples/*.py`, 'hazards, each explained'],
    [`${program} init`, 'a first repro for your own package'],
  ]
  return lines.map(([command, what], at) => {
    const name = colors.bold(pad(at === 0 ? 'Next' : '', indent))
    return name + truncate(`${pad(command!, 29)} ${what}`, width - indent)
  })
}
