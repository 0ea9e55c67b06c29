import { oneLine } from '../guard/text.ts'
import { annotations } from '../reporting/annotations.ts'
import { isQuiet, renderComment } from '../reporting/comment.ts'
import { headline } from '../reporting/headline.ts'
import { renderSummary } from '../reporting/summary.ts'
import type { Results } from '../results/model.ts'
import { conclusionOf, maxAnnotations, writeCheckRun } from './check.ts'
import { type Client, openClient, statusOf } from './client.ts'
import { writeComment } from './comment.ts'
import { type Context, headSha, readOnlyReason } from './context.ts'
import { writeTrackingIssue } from './issue.ts'
import { findPull } from './pull.ts'

/** What is to be told, and how. */
export interface Tell {
  token: string
  /** The pull request's comment; on a schedule the tracking issue. */
  comment: boolean
  checkRun: boolean
  failOn: 'unexpected' | 'never'
  /** Name of the check run, and the comment's among others: `Fork Safety`, the job's name, … */
  name: string
  /** Absolute: the workspace, and the folder that the results' files are relative to. */
  workspace: string
  cwd: string
  /** As in `ClientSettings`. */
  seconds?: number
  second?: number
}

/** What could not be told, for the log: a warning each, and notices where it was to be expected. */
export interface Told {
  warnings: string[]
  notices: string[]
}

interface Sink {
  what: string
  permission: string
  write: (client: Client) => Promise<void>
}

function commentSink(results: Results, { name }: Tell, context: Context): Sink {
  const id = `fork-safety:${context.workflow}:${context.job}:${name}`
  const write = async (client: Client) => {
    const pull = await findPull(client, context)
    if (pull === null) return
    const body = renderComment(results, id)
    await writeComment(client, { pull, id, body, quiet: isQuiet(results) })
  }
  return { what: 'comment', permission: 'pull-requests: write', write }
}

function issueSink(results: Results, { name }: Tell, context: Context): Sink {
  const id = `fork-safety-watch:${context.workflow}:${context.job}:${name}`
  const write = async (client: Client) => {
    const healed = isQuiet(results)
    if (!healed && results.counts.regressions === 0) return
    const body = `${renderComment(results, id)}\nSeen by ${context.runUrl}\n`
    const title = `Fork Safety: ${oneLine(headline(results), 200)}`
    await writeTrackingIssue(client, { id, title, body, healed, runUrl: context.runUrl })
  }
  return { what: 'tracking issue', permission: 'issues: write', write }
}

function checkSink(results: Results, tell: Tell, context: Context): Sink {
  const write = (client: Client) =>
    writeCheckRun(client, {
      name: tell.name,
      headSha: headSha(context),
      title: headline(results),
      summary: renderSummary(results, { maxBytes: 65_000 }),
      annotations: annotations(results, tell).slice(0, maxAnnotations),
      conclusion: conclusionOf(results, tell.failOn),
      detailsUrl: context.runUrl,
    })
  return { what: 'check run', permission: 'checks: write', write }
}

function sinks(results: Results, tell: Tell, context: Context): Sink[] {
  const spoken = context.event === 'schedule' ? issueSink : commentSink
  return [
    ...(tell.checkRun ? [checkSink(results, tell, context)] : []),
    ...(tell.comment ? [spoken(results, tell, context)] : []),
  ]
}

interface Failure {
  sink: Sink
  error: unknown
}

/** Not a rate limit, which GitHub answers with 403 too. */
const isDenied = ({ error }: Failure) =>
  statusOf(error) === 404 || (statusOf(error) === 403 && !/rate limit/i.test(String(error)))

/** One sentence for what a token may not do. */
function denied(failures: Failure[]): string {
  const what = failures.map(({ sink }) => sink.what).join(' and ')
  const answers = [...new Set(failures.map(({ error }) => statusOf(error)))].join(' and ')
  const needed = failures.map(({ sink }) => `"${sink.permission}"`).join(' and ')
  return `Not written: ${what}. GitHub answered ${answers}. The job needs the permission ${needed}. Annotations and summary are complete.`
}

function leftOut(failures: Failure[], reason: string): string {
  const what = failures.map(({ sink }) => sink.what).join(' and ')
  return `Left out: ${what}. The pull request is from ${reason}, so its token may only read. Annotations and summary are complete.`
}

/** What is at the bottom of an error: of `fetch failed` the reason. */
function bottomOf(error: unknown): string {
  const { cause, message } = (error ?? {}) as { cause?: unknown; message?: unknown }
  return cause ? bottomOf(cause) : String(message ?? error)
}

function failed({ sink, error }: Failure): string {
  const status = statusOf(error)
  const answer = status === null ? 'GitHub could not be reached' : `GitHub answered ${status}`
  const said = oneLine(bottomOf(error), 300)
  return `Not written: ${sink.what}. ${answer}: ${said}`
}

function toTold(failures: Failure[], context: Context): Told {
  const refused = failures.filter(isDenied)
  const others = failures.filter((failure) => !isDenied(failure)).map(failed)
  if (refused.length === 0) return { warnings: others, notices: [] }
  const reason = readOnlyReason(context)
  return reason === null
    ? { warnings: [denied(refused), ...others], notices: [] }
    : { warnings: others, notices: [leftOut(refused, reason)] }
}

/**
 * Tells GitHub what was asked for: check run, and comment or (on a schedule) tracking issue. Never
 * throws and never takes longer than its time: what went wrong comes back as sentences.
 */
export async function tellGitHub(results: Results, tell: Tell, context: Context): Promise<Told> {
  const failures: Failure[] = []
  const all = sinks(results, tell, context)
  try {
    const { repository, apiUrl } = context
    const client = await openClient({ ...tell, repository, apiUrl })
    for (const sink of all) {
      await client.within(sink.write(client)).catch((error) => failures.push({ sink, error }))
    }
  } catch (error) {
    failures.push(...all.map((sink) => ({ sink, error })))
  }
  return toTold(failures, context)
}
