import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { CommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { maskDeep, masker } from '../guard/mask.ts'
import type { Annotation } from '../reporting/annotations.ts'
import type { Results } from '../results/model.ts'
import { worstOutcome } from '../verdict/judge.ts'
import { say } from './say.ts'
import type { Sinks } from './sinks.ts'

export interface Presenting extends Sinks {
  /** Folder of the results' files. */
  output: string
  /** What the results' files are relative to. */
  cwd: string
  failOn: 'unexpected' | 'never'
}

/** GitHub shows ten annotations of each level a step. */
const SHOWN_A_LEVEL = 10

/**
 * Writes results everywhere a workflow looks: log, annotations, summary, outputs, files, GitHub. Each
 * that cannot be written to costs an error of one sentence; returns whether one could not.
 */
export async function present(
  found: Results,
  presenting: Presenting,
  env: Variables,
  commandFiles: CommandFiles,
): Promise<boolean> {
  const mask = masker(env)
  const results = maskDeep(found, mask)
  const problems: string[] = []
  const attempt = (name: string, write: () => void) => {
    try {
      write()
    } catch (error) {
      problems.push(`${name} could not be written: ${(error as Error).message}`)
    }
  }
  const [{ renderTerminal }, { annotations, limitAnnotations }, { renderSummary }, { writeFiles }] =
    await Promise.all([
      import('../reporting/terminal.ts'),
      import('../reporting/annotations.ts'),
      import('../reporting/summary.ts'),
      import('../reporting/files.ts'),
    ])
  const { output, cwd } = presenting
  const workspace = env.GITHUB_WORKSPACE || cwd
  await say(process.stdout, `${renderTerminal(results, { width: 120, color: false })}\n`)
  problems.push(...(await writeFiles(results, output, mask)))
  const all = annotations(results, { workspace, cwd, docsBase: docsBase(env) })
  for (const one of limitAnnotations(all, SHOWN_A_LEVEL)) annotate(maskDeep(one, mask))
  if (env.GITHUB_STEP_SUMMARY) {
    const file = env.GITHUB_STEP_SUMMARY
    const summary = mask(renderSummary(results, { docsBase: docsBase(env) }))
    attempt('the job summary', () => commandFiles.append(file, summary))
  }
  for (const [name, value] of outputsOf(results, output)) {
    attempt(`the output ${name}`, () => setOutput(name, mask(value), env, commandFiles))
  }
  await tell(results, { ...presenting, workspace }, env)
  for (const text of problems) core.error(mask(text))
  return problems.length > 0
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

function outputsOf(results: Results, output: string): [string, string][] {
  const ran = results.cases.filter((one) => one.outcome !== 'skipped')
  const versions = new Set(results.cases.map((one) => one.python.version))
  return [
    ['outcome', worstOutcome(ran)],
    ['regressions', `${results.counts.regressions}`],
    ['deadlocks', `${results.counts.deadlocked}`],
    ['python-version', [...versions].join(', ')],
    ['results-file', join(output, 'results.json')],
    ['summary-file', join(output, 'summary.md')],
  ]
}

/** Where the hazard pages of the running commit of this action are, for links. */
export function docsBase(env: Variables): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  if (!repository || !ref) return undefined
  const server = env.GITHUB_SERVER_URL || 'https://github.com'
  return `${server}/${repository}/blob/${ref}/docs/hazards/`
}

/** Check run and comment, where they were asked for; a fault is a warning and changes no verdict. */
async function tell(
  results: Results,
  presenting: Presenting & { workspace: string },
  env: Variables,
): Promise<void> {
  if (!presenting.comment && !presenting.checkRun) return
  const { readContext } = await import('../github/context.ts')
  const context = readContext(env, (path) => readFileSync(path, 'utf8'))
  if (!context)
    return core.warning('comment and check-run need a workflow: GITHUB_REPOSITORY is not set')
  const { tellGitHub } = await import('../github/tell.ts')
  const told = await tellGitHub(results, { ...presenting, name: 'Fork Safety' }, context)
  const mask = masker(env)
  for (const text of told.warnings) core.warning(mask(text))
  for (const text of told.notices) core.notice(mask(text))
}
