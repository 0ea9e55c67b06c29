/** What is shown beside the lines of a pull request. */
import { posix } from 'node:path'
import { breakCommands, neutral, oneLine } from '../guard/text.ts'
import { cut } from '../results/cut.ts'
import type { CaseResult, Fault, FaultKind, Place, Results } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { type Finding, findings, findingTitle, labels, remedies } from './findings.ts'
import { plural } from './format.ts'
import { hazardPage } from './hazards.ts'
import { ownResult } from './incidents.ts'
import {
  baselineSentence,
  caseName,
  cause,
  outcomeSentence,
  placeName,
  skips,
  whereName,
} from './names.ts'

export const levels = ['error', 'warning', 'notice'] as const

export interface Annotation {
  level: (typeof levels)[number]
  /** Relative to the workspace, with `/`; null where it lies elsewhere. */
  file: string | null
  /** From 1; null without a file. */
  line: number | null
  /** At most 120 characters. */
  title: string
  /** Lines of plain text, at most 2000 characters: a runner cuts at 4096. */
  message: string
}

export interface AnnotationOptions {
  /** Absolute, POSIX; needed where the run's working directory is not the workspace. */
  workspace?: string
  cwd?: string
  /** Base URL of `docs/hazards/`. */
  docsBase?: string
}

/**
 * All annotations, most important first, one per distinct hazard and place. Whatever fails the step
 * is an error, once, with its reason.
 */
export function annotations(results: Results, options: AnnotationOptions = {}): Annotation[] {
  const found = findings(results.cases).filter(({ kind }) => kind !== 'compared')
  const of = (known: boolean) => found.filter((finding) => finding.known === known)
  const { faults } = verdictOf(results)
  const told = new Set(faults.flatMap(({ texts }) => texts))
  const warningsFail = faults.some(({ kind, fails }) => kind === 'warnings' && fails)
  return [
    ...of(false).map((finding) => blockedAnnotation(finding, results, options)),
    ...faults.flatMap(faultAnnotation),
    ...warningAnnotations(results.cases, warningsFail ? 'error' : 'warning', options),
    ...noteAnnotations(results, told),
    ...of(true).map((finding) => blockedAnnotation(finding, results, options)),
    ...fixedAnnotations(results.cases, options),
    ...skippedAnnotation(results.cases.filter(({ reason }) => !told.has(reason ?? ''))),
  ].filter(distinct())
}

/** `list` with at most `max` of each level; the last of a level that has more says how many. */
export function limitAnnotations(list: Annotation[], max: number): Annotation[] {
  return levels.flatMap((level) => {
    const own = list.filter((one) => one.level === level)
    if (own.length <= max) return own
    const rest = own.slice(max - 1)
    return [...own.slice(0, max - 1), restAnnotation(level, rest)]
  })
}

function restAnnotation(level: Annotation['level'], rest: Annotation[]): Annotation {
  const files = [...new Set(rest.map(({ file }) => file).filter((file) => file !== null))]
  const named = files.slice(0, 5).join(', ')
  const more = files.length > 5 ? ` and ${plural(files.length - 5, 'more file')}` : ''
  const where = named ? ` (${named}${more})` : ''
  return annotation({
    level,
    title: `${plural(rest.length, `more ${level}`)}`,
    message: `${plural(rest.length, `more ${level}`)}${where}. The job summary lists them all.`,
  })
}

/** The runner's line for an annotation; `@actions/core` writes the same of its fields. */
export function formatCommand({ level, file, line, title, message }: Annotation): string {
  const properties = Object.entries({ file, line, title })
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${level} ${properties.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

interface Draft {
  level: Annotation['level']
  title: string
  message: string
  place?: Pick<Place, 'file' | 'line'>
  options?: AnnotationOptions
}

function annotation({ level, title, message, place, options = {} }: Draft): Annotation {
  const file = place ? workspacePath(place.file, options) : null
  const at = place && Number.isInteger(place.line) && place.line > 0 ? place.line : 1
  return {
    level,
    file,
    line: file === null ? null : at,
    title: oneLine(title, 120),
    message: breakCommands(cut(message, 2000)),
  }
}

/** `file` as GitHub wants it, or null where it cannot show it. */
export function workspacePath(file: string, { workspace, cwd }: AnnotationOptions): string | null {
  const known = workspace !== undefined && cwd !== undefined
  if (!known && posix.isAbsolute(file)) return null
  const relative = known
    ? posix.relative(workspace, posix.resolve(cwd, file))
    : posix.normalize(file)
  const shown = relative.includes('\n') ? '' : cut(neutral(relative), 1000)
  const outside = shown === '..' || shown.startsWith('../') || posix.isAbsolute(shown)
  return outside || shown === '' || shown === '.' || shown !== relative ? null : shown
}

function blockedAnnotation(
  finding: Finding,
  results: Results,
  options: AnnotationOptions,
): Annotation {
  const { best, kind, known } = finding
  const { blocked, fork, holder } = best.diagnosis ?? {}
  const facts = [
    cause(best),
    fork && `Fork: ${placeName(fork)}.`,
    holder && `Holder: ${placeName(holder)}.`,
    ...remedies(finding, results.conclusions).map((text) => `What to do: ${text}`),
    `Seen in ${seenIn(finding)}.`,
    ownResult(best) && `The command itself ${ownResult(best)}.`,
    kind === 'regression' && `Expected: ${best.expected.join(' or ')}.`,
    baselineSentence(best) || null,
    docsLine(best, options),
  ]
  return annotation({
    level: known ? 'notice' : 'error',
    title: `${labels[kind]}: ${findingTitle(finding)}`,
    message: lines(facts),
    place: blocked ?? { file: best.file, line: 1 },
    options,
  })
}

function lines(facts: (string | false | null | undefined)[]): string {
  return facts
    .filter((fact) => typeof fact === 'string')
    .map((fact) => oneLine(fact, 700))
    .join('\n')
}

function seenIn({ best, cases }: Finding): string {
  const more = cases.length > 1 ? `; and in ${plural(cases.length - 1, 'more case')}` : ''
  return `${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}${more}`
}

function docsLine({ diagnosis }: CaseResult, { docsBase }: AnnotationOptions): string | null {
  if (!diagnosis) return null
  return docsBase ? `More: ${docsBase}/${hazardPage(diagnosis)}.md` : null
}

/** Of what no case shows by a place of its own. */
const faultTitles: Partial<Record<FaultKind, string>> = {
  interrupted: 'Interrupted',
  tampering: 'Tampering',
  prevented: 'Could not be run',
  'no-python': 'No such Python',
  'failed-install': 'Install failed',
  skipped: 'Skipped',
  nothing: 'Nothing was run',
  'missing-legs': 'Missing legs',
  'unread-files': 'Results not read',
  unwritten: 'Not written',
}

function faultText({ kind, texts }: Fault): (string | null)[] {
  const few = texts.slice(0, 20)
  const left = more(texts.length - few.length)
  if (kind === 'interrupted') {
    return ['The run was interrupted; the results hold what was done before.']
  }
  if (kind === 'nothing') return ['There was no case to run.']
  if (kind === 'missing-legs') return [`No results came from: ${few.join(', ')}.`, left]
  return [...few, left]
}

function faultAnnotation(fault: Fault): Annotation[] {
  const title = faultTitles[fault.kind]
  if (!title) return []
  const counted = fault.count > 1 ? `${title} (${fault.count})` : title
  const level = fault.fails ? 'error' : 'warning'
  return [annotation({ level, title: counted, message: lines(faultText(fault)) })]
}

const more = (count: number) => (count > 0 ? `and ${count} more` : null)

function noteAnnotations({ notes = [] }: Results, told: Set<string>): Annotation[] {
  return notes
    .filter((note) => !told.has(note))
    .map((note) => annotation({ level: 'notice', title: 'Note', message: lines([note]) }))
}

/** One per file and warning: at the fork where it is known, else at the top of the repro. */
function warningAnnotations(
  cases: CaseResult[],
  level: Annotation['level'],
  options: AnnotationOptions,
): Annotation[] {
  const seen = new Set<string>()
  return cases.flatMap((one) =>
    one.warnings
      .filter(({ id }) => isNew(seen, `${one.file}\n${id}`))
      .map(({ id, text, remedy, url }) =>
        annotation({
          level,
          title: `Warning ${id}: ${one.repro}`,
          message: lines([text, remedy, `Seen in ${caseName(one)}.`, url && `Source: ${url}`]),
          place: one.diagnosis?.fork ?? { file: one.file, line: 1 },
          options,
        }),
      ),
  )
}

function fixedAnnotations(cases: CaseResult[], options: AnnotationOptions): Annotation[] {
  const seen = new Set<string>()
  return cases
    .filter((one) => one.verdict === 'fixed' && isNew(seen, `${one.file}\n${one.variant}`))
    .map((one) =>
      annotation({
        level: 'notice',
        title: `Fixed: ${one.repro}, ${one.variant}`,
        message: lines([
          `${caseName(one)}: expected ${one.expected.join(' or ')}, now ${outcomeSentence(one)}.`,
          'The expectation can be changed to what happens now.',
        ]),
        place: { file: one.file, line: 1 },
        options,
      }),
    )
}

function skippedAnnotation(cases: CaseResult[]): Annotation[] {
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped')
  if (skipped.length === 0) return []
  const causes = skips(cases)
  const named = causes.slice(0, 10).map(({ names, reason }) => `${names}: ${reason}`)
  const title = `${plural(skipped.length, 'case')} skipped`
  const message = lines([...named, more(causes.length - 10)])
  return [annotation({ level: 'notice', title, message })]
}

function isNew(seen: Set<string>, key: string): boolean {
  return !seen.has(key) && Boolean(seen.add(key))
}

/** Keeps the first annotation of a level, line and title. */
function distinct(): (one: Annotation) => boolean {
  const seen = new Set<string>()
  return ({ level, file, line, title }) => isNew(seen, JSON.stringify([level, file, line, title]))
}
