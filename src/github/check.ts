import { oneLine } from '../guard/text.ts'
import type { Annotation } from '../reporting/annotations.ts'
import { cut, cutBytes } from '../results/cut.ts'
import type { RunVerdict } from '../results/model.ts'
import type { Client } from './client.ts'
import { statusOf } from './client.ts'

export interface CheckRun {
  name: string
  headSha: string
  title: string
  summary: string
  annotations: readonly Annotation[]
  conclusion: RunVerdict['conclusion']
  detailsUrl: string
}

/** What one request may carry, and what all together do. */
const perRequest = 50
export const maxAnnotations = 500

function toAnnotation({ file, line, level, title, message }: Annotation) {
  return {
    path: file!,
    start_line: line ?? 1,
    end_line: line ?? 1,
    annotation_level: level === 'error' ? ('failure' as const) : level,
    title: cut(title, 255),
    message: cutBytes(message || title, 60_000),
  }
}

function batches<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size)
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size))
}

function create(client: Client, run: CheckRun, annotations: ReturnType<typeof toAnnotation>[]) {
  return client.octokit.rest.checks.create({
    ...client.repo,
    name: run.name,
    head_sha: run.headSha,
    status: 'completed',
    conclusion: run.conclusion,
    details_url: run.detailsUrl,
    output: { title: oneLine(run.title, 255), summary: cutBytes(run.summary, 65_000), annotations },
  })
}

/**
 * Writes a check run, complete in its first request but for the annotations beyond fifty, which
 * follow. Returns its page. Where GitHub will not take the annotations, the check run is written without them.
 */
export async function writeCheckRun(client: Client, run: CheckRun): Promise<string | null> {
  const placed = run.annotations.filter(({ file }) => file !== null).slice(0, maxAnnotations)
  const [first = [], ...rest] = batches(placed.map(toAnnotation), perRequest)
  const created = await create(client, run, first).catch((error) => {
    if (statusOf(error) !== 422 || first.length === 0) throw error
    rest.length = 0
    return create(client, run, [])
  })
  for (const annotations of rest) {
    await client.octokit.rest.checks.update({
      ...client.repo,
      check_run_id: created.data.id,
      output: {
        title: oneLine(run.title, 255),
        summary: cutBytes(run.summary, 65_000),
        annotations,
      },
    })
  }
  return created.data.html_url ?? null
}
