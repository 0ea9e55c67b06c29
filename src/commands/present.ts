import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { readWorkflow } from '../github/workflow.ts'
import type { CommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { cleaner, type Mask, maskDeep, masker } from '../guard/mask.ts'
import { oneLine } from '../guard/text.ts'
import type { Annotation } from '../reporting/annotations.ts'
import type { Judged } from '../results/model.ts'
import { rooted } from '../results/rooted.ts'
import type { Sinks } from '../settings/sinks.ts'
import { worstOutcome } from '../verdict/judge.ts'
import { withLost } from '../verdict/status.ts'
import type { Identity } from './identity.ts'
import { say } from './say.ts'

export interface Presenting extends Sinks, Identity {
  /** Folder of the results' files. */
  output: string
  /** Cuts short what is being told. */
  interrupt?: AbortSignal
}

/** GitHub shows ten annotations of each level a step. */
const SHOWN_A_LEVEL = 10

/**
 * Writes results everywhere a workflow looks: log, annotations, summary, outputs, files, GitHub. Each
 * that cannot be written to costs an error of one sentence. Returns the exit status, in which that counts.
 */
export async function present(
  found: Judged,
  presenting: Presenting,
  env: Variables,
  commandFiles: CommandFiles,
): Promise<number> {
  const mask = masker(env)
  const results = maskDeep(found, mask)
  const [
    { renderTerminal },
    { annotations, limitAnnotations },
    { renderSummary },
    { writeFiles },
    { attempt, lostSentences },
  ] = await Promise.all([
    import('../reporting/terminal.ts'),
    import('../reporting/annotations.ts'),
    import('../reporting/summary.ts'),
    import('../reporting/files.ts'),
    import('../reporting/lost.ts'),
  ])
  const { output } = presenting
  const options = { docsBase: docsBase(env) }
  const shown = rooted(results)
  if (env.RUNNER_DEBUG === '1') explain(results, cleaner(env))
  await say(process.stdout, `${renderTerminal(shown, { width: 120, color: false })}\n`)
  const lost = await writeFiles(results, output, mask, options)
  const all = limitAnnotations(annotations(shown, options), SHOWN_A_LEVEL)
  for (const one of all) annotate(maskDeep(one, mask))
  if (env.GITHUB_STEP_SUMMARY) {
    const file = env.GITHUB_STEP_SUMMARY
    const summary = mask(renderSummary(shown, options))
    attempt('the job summary', () => commandFiles.append(file, summary), lost)
  }
  const give = (name: string, value: string) =>
    attempt('the outputs', () => setOutput(name, mask(value), env, commandFiles), lost)
  for (const [name, value] of outputsOf(withLost(results, lostSentences(lost)), output))
    give(name, value)
  const url = await tell(withLost(shown, lostSentences(lost)), presenting, env)
  give('report-url', url ?? runUrl(env) ?? '')
  const problems = lostSentences(lost)
  for (const text of problems) core.error(mask(text))
  return withLost(results, problems).verdict.status
}

/** What was decided and why, for a run with debug logging. */
function explain({ verdict, cases }: Judged, clean: Mask): void {
  core.debug(clean(`verdict: ${JSON.stringify(verdict)}`))
  for (const { repro, variant, python, outcome, expected, verdict, reason, endedBy } of cases) {
    const { version, path, origin } = python
    const said = { outcome, expected, verdict, reason, endedBy, version, path, origin }
    core.debug(clean(oneLine(`${repro} (${variant}): ${JSON.stringify(said)}`, 1000)))
  }
}

const annotators = { error: core.error, warning: core.warning, notice: core.notice }

function annotate({ level, file, line, title, message }: Annotation): void {
  const place = file === null ? {} : { file, startLine: line ?? undefined }
  annotators[level](message, { title, ...place })
}

/** The toolkit would write past the guard. */
export function setOutput(
  name: string,
  value: string,
  env: Variables,
  commandFiles: CommandFiles,
): void {
  const end = `ghadelimiter_${randomUUID()}`
  if (env.GITHUB_OUTPUT) {
    commandFiles.append(env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`)
  } else core.setOutput(name, value)
}

function outputsOf({ cases, counts, verdict }: Judged, output: string): [string, string][] {
  const ran = cases.filter((one) => one.outcome !== 'skipped')
  const versions = new Set(cases.map((one) => one.python.version))
  return [
    ['outcome', worstOutcome(ran)],
    ['regressions', `${counts.regressions}`],
    ['deadlocks', `${counts.deadlocked}`],
    ['cases', `${counts.cases}`],
    ['skipped', `${counts.skipped ?? 0}`],
    ['fixed', `${counts.fixed ?? 0}`],
    ['invalid', `${counts.invalid ?? 0}`],
    ['verdict', verdict.is],
    ['python-version', [...versions].join(', ')],
    ['results-file', join(output, 'results.json')],
    ['summary-file', join(output, 'summary.md')],
    ['page-file', join(output, 'report.html')],
    ['junit-file', join(output, 'junit.xml')],
    ['sarif-file', join(output, 'fork-safety.sarif')],
  ]
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

const runUrl = (env: Variables) => readWorkflow(env, () => null)?.runUrl

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
  const workflow = readWorkflow(env, (path) => readFileSync(path, 'utf8'))
  if (!workflow) {
    core.warning('comment and check-run need a workflow: GITHUB_REPOSITORY is not set')
    return undefined
  }
  const { tellGitHub } = await import('../github/tell.ts')
  const told = await tellGitHub(results, { ...presenting, mask: masker(env) }, workflow)
  const clean = cleaner(env)
  for (const text of told.warnings) core.warning(clean(text))
  for (const text of told.notices) core.notice(clean(text))
  return told.url
}
