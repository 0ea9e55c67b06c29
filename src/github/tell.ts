import { type Mask, maskDeep } from '../guard/mask.ts'
import { oneLine } from '../guard/text.ts'
import { annotations } from '../reporting/annotations.ts'
import { isQuiet, type Links, renderComment } from '../reporting/comment.ts'
import { headline } from '../reporting/headline.ts'
import { renderSummary } from '../reporting/summary.ts'
import type { Results } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { maxAnnotations, writeCheckRun } from './check.ts'
import { type Client, openClient, statusOf } from './client.ts'
import { writeComment } from './comment.ts'
import { writeTrackingIssue } from './issue.ts'
import { findPull } from './pull.ts'
import { blobBase, headSha, readOnlyReason, type Workflow } from './workflow.ts'

/** What is to be told, and how. */
export interface Tell {
  token: string
  /** The pull request's comment; on a schedule, or where `issue` was asked for, the tracking issue. */
  comment: boolean | 'issue'
  checkRun: boolean
  /** Titles check run and comment. */
  name: string
  /** Tells the comment and the issue from all others, run after run. */
  key: string
  /** For what is really sent: two harmless texts may be none when they are joined. */
  mask: Mask
  /** As in `ClientSettings`. */
  interrupt?: AbortSignal
  seconds?: number
  second?: number
}

/** What could not be told, for the log: a warning each, and notices where it was to be expected. */
export interface Told {
  warnings: string[]
  notices: string[]
  /** The page of the check run, where one was written. */
  url?: string
}

/** What writing came to: a page, or a notice of what was not done; null where all is said. */
type Written = { url: string } | { notice: string } | null

interface Sink {
  what: string
  permission: string
  write: (client: Client) => Promise<Written>
}

/** What a comment, an issue and a check run may link to. */
function linksOf(workflow: Workflow): Links {
  const sha = headSha(workflow)
  return { run: workflow.runUrl, commit: sha, blob: blobBase(workflow, sha) }
}

function commentSink(results: Results, { name, key, mask }: Tell, workflow: Workflow): Sink {
  const id = `fork-safety:${key}:${name}`
  const write = async (client: Client): Promise<Written> => {
    const pull = await findPull(client, workflow)
    if (pull === null) return noPull(workflow)
    const body = mask(renderComment(results, id, { name, links: linksOf(workflow) }))
    await writeComment(client, { pull, id, body, quiet: isQuiet(results) })
    return null
  }
  return { what: 'comment', permission: 'pull-requests: write', write }
}

/** A run on a pull request whose head has moved on needs no word. */
function noPull({ event }: Workflow): Written {
  if (event === 'workflow_run' || event.startsWith('pull_request')) return null
  return {
    notice: `Left out: comment. An event of the kind ${oneLine(event, 60)} has no pull request. Annotations and summary are complete.`,
  }
}

function issueSink(results: Results, { name, key, mask }: Tell, workflow: Workflow): Sink {
  const id = `fork-safety-watch:${key}:${name}`
  const write = async (client: Client): Promise<Written> => {
    const { issue } = verdictOf(results)
    if (issue === 'leave') return null
    const body = mask(renderComment(results, id, { name, links: linksOf(workflow) }))
    const title = mask(`${oneLine(name, 100)}: ${oneLine(headline(results), 150)}`)
    const healed = issue === 'close'
    await writeTrackingIssue(client, { id, title, body, healed, runUrl: workflow.runUrl })
    return null
  }
  return { what: 'tracking issue', permission: 'issues: write', write }
}

function checkSink(results: Results, { name, mask }: Tell, workflow: Workflow): Sink {
  const write = async (client: Client): Promise<Written> => {
    const run = {
      name: oneLine(name, 100),
      headSha: headSha(workflow),
      title: headline(results),
      summary: renderSummary(results, { maxBytes: 65_000 }),
      annotations: annotations(results).slice(0, maxAnnotations),
      conclusion: verdictOf(results).conclusion,
      detailsUrl: workflow.runUrl,
    }
    const url = await writeCheckRun(client, maskDeep(run, mask))
    return url ? { url } : null
  }
  return { what: 'check run', permission: 'checks: write', write }
}

function sinks(results: Results, tell: Tell, workflow: Workflow): Sink[] {
  const tracks = workflow.event === 'schedule' || tell.comment === 'issue'
  const spoken = tracks ? issueSink : commentSink
  return [
    ...(tell.checkRun ? [checkSink(results, tell, workflow)] : []),
    ...(tell.comment ? [spoken(results, tell, workflow)] : []),
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

function toTold(failures: Failure[], workflow: Workflow): Pick<Told, 'warnings' | 'notices'> {
  const refused = failures.filter(isDenied)
  const others = failures.filter((failure) => !isDenied(failure)).map(failed)
  if (refused.length === 0) return { warnings: others, notices: [] }
  const reason = readOnlyReason(workflow)
  return reason === null
    ? { warnings: [denied(refused), ...others], notices: [] }
    : { warnings: others, notices: [leftOut(refused, reason)] }
}

/**
 * Tells GitHub what was asked for: check run, and comment or (on a schedule) tracking issue. Never
 * throws and never takes longer than its time: what went wrong comes back as sentences.
 */
export async function tellGitHub(results: Results, tell: Tell, workflow: Workflow): Promise<Told> {
  const failures: Failure[] = []
  const written: Written[] = []
  const all = sinks(results, tell, workflow)
  try {
    const { repository, apiUrl } = workflow
    const client = await openClient({ ...tell, repository, apiUrl })
    for (const sink of all) {
      const work = client.within(sink.write(client))
      await work.then((one) => written.push(one)).catch((error) => failures.push({ sink, error }))
    }
  } catch (error) {
    failures.push(...all.map((sink) => ({ sink, error })))
  }
  const told = toTold(failures, workflow)
  const notices = written.flatMap((one) => (one && 'notice' in one ? [one.notice] : []))
  const page = written.find((one) => one !== null && 'url' in one)
  return { ...told, notices: [...told.notices, ...notices], ...page }
}
