import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { readContext } from '../github/context.ts'
import { masker, type Variables } from '../guard/environment.ts'
import { oneLine } from '../guard/text.ts'
import type { Annotation } from '../reporting/annotations.ts'
import type { Judged } from '../results/model.ts'
import { rooted } from '../results/rooted.ts'
import { worstOutcome } from '../verdict/judge.ts'
import type { Identity } from './identity.ts'
import type { Sinks } from './sinks.ts'

export interface Presenting extends Sinks, Identity {
  /** Folder of the results' files. */
  output: string
  /** Cuts short what is being told. */
  interrupt?: AbortSignal
}

/** GitHub shows ten annotations of each level a step. */
const SHOWN_A_LEVEL = 10

/** Writes results everywhere a workflow looks: log, annotations, summary, outputs, files, GitHub. */
export async function present(
  results: Judged,
  presenting: Presenting,
  env: Variables,
): Promise<void> {
  const [{ renderTerminal }, { annotations, limitAnnotations }, { renderSummary }, { writeFiles }] =
    await Promise.all([
      import('../reporting/terminal.ts'),
      import('../reporting/annotations.ts'),
      import('../reporting/summary.ts'),
      import('../reporting/files.ts'),
    ])
  const { output } = presenting
  const options = { docsBase: docsBase(env) }
  await writeFiles(results, output, options)
  const shown = rooted(results)
  if (env.RUNNER_DEBUG === '1') explain(results)
  core.info(renderTerminal(shown, { width: 120, color: false }))
  limitAnnotations(annotations(shown, options), SHOWN_A_LEVEL).forEach(annotate)
  if (env.GITHUB_STEP_SUMMARY) {
    appendFileSync(env.GITHUB_STEP_SUMMARY, renderSummary(shown, options))
  }
  setOutputs(results, output)
  const url = await tell(shown, presenting, env)
  core.setOutput('report-url', url ?? runUrl(env) ?? '')
}

/** What was decided and why, for a run with debug logging. */
function explain({ verdict, cases }: Judged): void {
  core.debug(`verdict: ${JSON.stringify(verdict)}`)
  for (const { repro, variant, python, outcome, expected, verdict, reason, endedBy } of cases) {
    const { version, path, origin } = python
    const said = { outcome, expected, verdict, reason, endedBy, version, path, origin }
    core.debug(oneLine(`${repro} (${variant}): ${JSON.stringify(said)}`, 1000))
  }
}

const annotators = { error: core.error, warning: core.warning, notice: core.notice }

function annotate({ level, file, line, title, message }: Annotation): void {
  const place = file === null ? {} : { file, startLine: line ?? undefined }
  annotators[level](message, { title, ...place })
}

function setOutputs(results: Judged, output: string): void {
  const ran = results.cases.filter((one) => one.outcome !== 'skipped')
  const versions = new Set(results.cases.map((one) => one.python.version))
  core.setOutput('outcome', worstOutcome(ran))
  core.setOutput('regressions', results.counts.regressions)
  core.setOutput('deadlocks', results.counts.deadlocked)
  core.setOutput('cases', results.counts.cases)
  core.setOutput('skipped', results.counts.skipped ?? 0)
  core.setOutput('fixed', results.counts.fixed ?? 0)
  core.setOutput('invalid', results.counts.invalid ?? 0)
  core.setOutput('verdict', results.verdict.is)
  core.setOutput('python-version', [...versions].join(', '))
  core.setOutput('results-file', join(output, 'results.json'))
  core.setOutput('summary-file', join(output, 'summary.md'))
  core.setOutput('junit-file', join(output, 'junit.xml'))
  core.setOutput('sarif-file', join(output, 'fork-safety.sarif'))
}

/**
 * Where the hazard pages of the running commit of this action are, for links. A workflow that checks
 * the action out by itself has to say it.
 */
export function docsBase(env: Variables): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  if (!repository || !ref) return env.FORK_SAFETY_DOCS || undefined
  const server = env.GITHUB_SERVER_URL || 'https://github.com'
  return `${server}/${repository}/blob/${ref}/docs/hazards`
}

const runUrl = (env: Variables) => readContext(env, () => null)?.runUrl

/**
 * Check run and comment, where they were asked for and there is anything to say; a fault is a warning
 * and changes no verdict. Returns the check run's page.
 */
async function tell(
  results: Judged,
  presenting: Presenting,
  env: Variables,
): Promise<string | undefined> {
  const isEmpty = results.verdict.status === 0 && results.cases.length === 0
  if (isEmpty || (!presenting.comment && !presenting.checkRun)) return undefined
  const context = readContext(env, (path) => readFileSync(path, 'utf8'))
  if (!context) {
    core.warning('comment and check-run need a workflow: GITHUB_REPOSITORY is not set')
    return undefined
  }
  const { tellGitHub } = await import('../github/tell.ts')
  const told = await tellGitHub(results, presenting, context)
  const mask = masker(env)
  for (const text of told.warnings) core.warning(mask(text))
  for (const text of told.notices) core.notice(mask(text))
  return told.url
}
