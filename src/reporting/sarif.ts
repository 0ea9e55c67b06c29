/** SARIF 2.1.0 for code scanning: one rule per hazard, one result per hazard and place. */
import { createHash } from 'node:crypto'
import type { Location, Log, ReportingDescriptor, Result } from 'sarif'
import { type HazardPage, hazards } from '../diagnosis/hazards.ts'
import { oneLine } from '../guard/text.ts'
import { pythonName } from '../results/identity.ts'
import type { Place, Results } from '../results/model.ts'
import { type AnnotationOptions, workspacePath } from './annotations.ts'
import { type Finding, findings, findingTitle, remedies } from './findings.ts'
import { plural } from './format.ts'
import { hazardPage } from './hazards.ts'
import { cause, encodePath, outcomeSentence, placeName, whereName } from './names.ts'
import { lockFacts } from './sweep.ts'

/** GitHub keeps 5,000 results of a run. */
const maxResults = 5000
const schema = 'https://json.schemastore.org/sarif-2.1.0.json'

/** Rules for what has an outcome but no diagnosis. */
const outcomeRules: Record<string, HazardPage> = {
  crashed: { title: 'Crash', advice: 'Look at the signal and the stacks in the summary.' },
  'timed-out': { title: 'Time limit reached', advice: 'Nothing was proven; look at the stacks.' },
  failed: { title: 'Failure after a fork', advice: 'Look at the exception in the output.' },
  deadlocked: hazards.unknown,
  invalid: { title: 'Nothing was tested', advice: 'Make the script reach its fork.' },
  'latent-lock': {
    title: 'Latent hang: a lock that a thread may hold at the fork',
    advice: hazards['orphaned-lock'].advice,
  },
  passed: { title: 'Passed against expectation', advice: 'Change the expectation.' },
}

/** SARIF as formatted JSON. Places outside of the workspace become `file:` URIs. */
export function renderSarif(results: Results, options: AnnotationOptions = {}): string {
  const found = findings(results.cases).slice(0, maxResults)
  const ids = [...new Set(found.map(ruleId))]
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: oneLine(results.tool.name, 60),
            version: oneLine(results.tool.version, 60),
            rules: ids.map((id) => rule(id, options)),
          },
        },
        automationDetails: { id: `fork-safety/${oneLine(category(results), 100)}/` },
        columnKind: 'utf16CodeUnits',
        results: found.map((finding) => result(finding, results, ids, options)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Uploads of one category replace each other: each leg has its own. */
function category({ leg, legs, environment, cases }: Results): string {
  if (leg?.name) return leg.name
  const pythons = [...new Set(cases.map(({ python }) => pythonName(python)))]
  return legs ? environment.os : [environment.os, ...pythons.sort()].join(' ')
}

function ruleId({ kind, best: { diagnosis, outcome, sweep } }: Finding): string {
  if (kind === 'invalid') return kind
  if (sweep && outcome === 'deadlocked') return 'latent-lock'
  return diagnosis ? diagnosis.hazard : outcome
}

function rule(id: string, { docsBase }: AnnotationOptions): ReportingDescriptor {
  const { title, advice } = { ...outcomeRules, ...hazards }[id] ?? hazards.unknown
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${advice}` },
    help: { text: advice },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['fork', 'concurrency'], precision: 'high' },
    ...(docsBase && id in hazards ? { helpUri: `${docsBase}/${id}.md` } : {}),
  }
}

function result(
  finding: Finding,
  results: Results,
  ids: string[],
  options: AnnotationOptions,
): Result {
  const { best, kind } = finding
  const { blocked, fork, holder } = best.diagnosis ?? {}
  const related = [
    fork && location(fork, `fork: ${placeName(fork)}`, options, 1),
    holder && location(holder, `holder: ${placeName(holder)}`, options, 2),
  ].filter((one) => one !== null && one !== undefined)
  return {
    ruleId: ruleId(finding),
    ruleIndex: ids.indexOf(ruleId(finding)),
    level: kind === 'regression' ? 'error' : 'note',
    message: { text: message(finding, results, options) },
    locations: [location(blocked ?? { file: best.file, line: 1 }, undefined, options)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
  }
}

/** SARIF reads `[text](1)` as a link, so brackets of foreign text become round. */
const plain = (text: string) => oneLine(text, 900).replaceAll('[', '(').replaceAll(']', ')')

function message(finding: Finding, results: Results, { docsBase }: AnnotationOptions): string {
  const { best, cases } = finding
  const more = cases.length > 1 ? `; and in ${plural(cases.length - 1, 'more case')}` : ''
  const texts = [
    `${findingTitle(finding)}.`,
    cause(best),
    ...lockFacts(best).map(([name, text]) => `${name}: ${text}.`),
    ...remedies(finding, results.conclusions).slice(0, 2),
    `Seen in ${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}${more}.`,
    best.diagnosis && docsBase ? `${docsBase}/${hazardPage(best.diagnosis)}.md` : '',
  ]
  return texts.filter(Boolean).map(plain).join(' ')
}

function location(
  { file, line }: Pick<Place, 'file' | 'line'>,
  text: string | undefined,
  options: AnnotationOptions,
  id?: number,
): Location {
  return {
    ...(id === undefined ? {} : { id }),
    physicalLocation: {
      artifactLocation: artifact(file, options),
      region: { startLine: Math.max(1, Math.trunc(line) || 1) },
    },
    ...(text === undefined ? {} : { message: { text: plain(text) } }),
  }
}

function artifact(file: string, options: AnnotationOptions) {
  const inside = workspacePath(file, options)
  if (inside) return { uri: encodePath(inside), uriBaseId: '%SRCROOT%' }
  const path = oneLine(file, 1000)
  return { uri: path.startsWith('/') ? `file://${encodePath(path)}` : encodePath(path) }
}

/** The same hazard keeps its alert when lines move: no line number, no process, no rate. */
function fingerprint({ best }: Finding): string {
  const { hazard, lock, fork, blocked } = best.diagnosis ?? {}
  const identity = [best.repro, hazard ?? best.outcome, lock, fork?.function, blocked?.function]
  if (best.incident?.test) identity.push(best.incident.test)
  return `${createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16)}:1`
}
