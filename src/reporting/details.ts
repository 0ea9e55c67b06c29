/** The folded parts of the summary: what each claim rests on. */

import { oneLine } from '../guard/text.ts'
import { tailBytes } from '../results/cut.ts'
import type { CaseResult, Environment, Results } from '../results/model.ts'
import { sequenceDiagram } from './diagram.ts'
import { type Finding, findingTitle } from './findings.ts'
import { plural } from './format.ts'
import { type Listing, listings, machineName, maxLines, runSentence } from './listings.ts'
import { code, details, fence, html, prose, table } from './markdown.ts'
import { caseName, pythonName, tellingRun } from './names.ts'
import { standingOf } from './stacks.ts'

/** How much is shown. Sizes in bytes, the rest are numbers of entries. */
export interface Detail {
  passed: boolean
  tails: number
  frames: boolean
  findings: number
  rows: number
  docsBase?: string
}

/** Why a finding is believed, its picture, stacks, trace and output. */
export function findingDetails(finding: Finding, detail: Detail): string {
  const { best } = finding
  const parts = [
    becauseList(best),
    detail.frames ? diagram(best) : '',
    ...(detail.frames ? listings(best).map(listing) : []),
    outputText(best, detail.tails),
  ].filter(Boolean)
  if (parts.length === 0) return ''
  return details(`Evidence: ${html(findingTitle(finding), 200)}`, parts.join('\n\n'))
}

/** Output and notes of a case that needs no explanation; empty where there are none. */
export function caseDetails({ tails }: Detail): (one: CaseResult) => string {
  return (one) => {
    const body = outputText(one, Math.min(tails, 4000))
    return body && details(`Output: ${html(caseName(one), 200)}`, body)
  }
}

/** On what machine and with which Pythons it ran. */
export function environmentDetails(results: Results): string {
  const { environment, tool, legs = [], cases } = results
  const pythons = new Map(cases.map(({ python }) => [pythonName(python) + python.path, python]))
  const legRows = legs.map(({ name, environment: own, missing }) => [
    prose(name, 100),
    missing || !own ? 'missing' : prose(`${own.os} ${own.release} ${own.arch}`, 100),
  ])
  const body = [
    `${prose(tool.name, 60)} ${prose(tool.version, 60)} on ${prose(machineName(environment), 300)}`,
    prose(recordText(environment), 300),
    shownList([...pythons.values()], (python) => {
      const origin = python.origin ? ` from ${prose(python.origin, 40)}` : ''
      return `- ${prose(pythonName(python), 80)}${origin}: ${code(python.path, 200)}`
    }),
    legRows.length > 0 ? table(['leg', 'machine'], legRows.slice(0, 256)) : '',
  ]
  return details('Environment', body.filter(Boolean).join('\n\n'))
}

/** `Begun at 2026-11-27 04:00 UTC, commit 61dacff…, image ubuntu24 …`, as far as that is known. */
function recordText({ startedAt, commit, image }: Environment): string {
  const when = startedAt?.slice(0, 16).replace('T', ' ')
  const parts = [
    when && `Begun at ${when} UTC`,
    commit && `commit ${commit}`,
    image && `image ${image}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function shownList<T>(list: T[], entry: (one: T) => string): string {
  const shown = list.slice(0, maxLines).map(entry)
  const left = list.length - shown.length
  return [...shown, ...(left > 0 ? [`- ${left} more`] : [])].join('\n')
}

function becauseList({ diagnosis }: CaseResult): string {
  if (!diagnosis) return ''
  const because = (diagnosis.because ?? []).slice(0, 20).map((text) => `- ${prose(text, 500)}`)
  return [`Confidence: ${diagnosis.confidence}.`, because.join('\n')].filter(Boolean).join('\n\n')
}

/** The results' own, else drawn here. One too long is left out, since part of it does not parse. */
function diagram({ diagnosis, evidence }: CaseResult): string {
  const drawn = diagnosis && evidence ? () => sequenceDiagram(evidence, diagnosis) : () => null
  const source = diagnosis?.diagram ?? drawn()
  return source && source.length <= 20_000 ? fence(source, 'mermaid') : ''
}

/** The stacks of a trial that was neither stuck nor done; empty where there are none. */
export function standingText(one: CaseResult): string {
  const standing = standingOf(one)
  if (!standing) return ''
  const { title, groups, more } = standing
  const lines = groups.flatMap(({ threads, lines }) => [
    threads,
    ...lines.map((text) => `  ${text}`),
  ])
  const left = more > 0 ? [`and ${plural(more, 'more stack')}`] : []
  return details(
    `Stacks: ${html(title, 200)}`,
    fence([...lines, ...left].map(wholeLine).join('\n')),
  )
}

function listing({ title, lines }: Listing): string {
  return `${title}:\n\n${fence(lines.map(wholeLine).join('\n'))}`
}

/** One line of a listing: its indentation kept, no line end of its own. */
function wholeLine(text: string): string {
  const indent = text.startsWith('  ') ? '  ' : ''
  return indent + oneLine(text, 300)
}

function outputText(of: CaseResult, tails: number): string {
  const run = tellingRun(of)
  if (!run) return ''
  const parts = [
    prose(runSentence(run), 300),
    tail('stdout', run.stdout, tails),
    tail('stderr', run.stderr, tails),
    tail('install', of.install ?? '', tails),
    (run.notes ?? [])
      .slice(0, 20)
      .map((note) => `- ${prose(note, 300)}`)
      .join('\n'),
  ].filter(Boolean)
  return parts.length > 1 ? parts.join('\n\n') : ''
}

function tail(name: string, text: string, max: number): string {
  const shown = max > 0 ? text.trimEnd() : ''
  return shown ? `${name}:\n\n${fence(tailBytes(shown, max))}` : ''
}
