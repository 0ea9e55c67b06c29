import { unzipSync } from 'fflate'
import type { Results } from '../results/model.ts'
import { type LegFile, limits } from '../results/read.ts'
import { parseResults } from '../results/validate.ts'
import { joinLegs } from '../verdict/join.ts'
import type { Client } from './client.ts'
import type { Workflow } from './workflow.ts'

/** How many good runs are looked into: one may have kept no results. */
const MOST_RUNS = 5
const MOST_ARTIFACTS = 100

interface GoodRun {
  id: number
  event: string
  head_repository?: { full_name?: string } | null
}

/**
 * The latest results of this workflow that were as expected, from a successful run of the default
 * branch that kept them as artifacts called `fork-safety…`; null where there are none. The token needs
 * `actions: read`.
 */
export async function latestGood(client: Client, workflow: Workflow): Promise<Results | null> {
  if (workflow.file === null) return null
  const branch = workflow.payload.repository?.default_branch ?? (await defaultBranch(client))
  const { data } = await client.octokit.rest.actions.listWorkflowRuns({
    ...client.repo,
    workflow_id: workflow.file,
    branch,
    status: 'success',
    per_page: 20,
  })
  const runs = data.workflow_runs.filter((run) => isOwn(run, workflow)).slice(0, MOST_RUNS)
  for (const { id } of runs) {
    const results = await resultsOf(client, id)
    if (results) return results
  }
  return null
}

async function defaultBranch({ octokit, repo }: Client): Promise<string> {
  return (await octokit.rest.repos.get(repo)).data.default_branch
}

/** A fork may call its branch as it likes: only this repository's own commits can be a baseline. */
const isOwn = ({ id, event, head_repository: from }: GoodRun, workflow: Workflow) =>
  String(id) !== workflow.runId &&
  !event.startsWith('pull_request') &&
  from?.full_name === workflow.repository

/** What the legs of a run kept, joined; null where that is nothing, or not all as expected. */
async function resultsOf(client: Client, run: number): Promise<Results | null> {
  const { data } = await client.octokit.rest.actions.listWorkflowRunArtifacts({
    ...client.repo,
    run_id: run,
    per_page: MOST_ARTIFACTS,
  })
  const ours = data.artifacts.filter(
    ({ name, expired, size_in_bytes: size }) =>
      name.startsWith('fork-safety') && !expired && size <= limits.file,
  )
  const files: LegFile[] = []
  for (const { id, name } of ours) files.push(...(await filesOf(client, id, name)))
  const isGood = files.every(({ results: { verdict } }) => !verdict || verdict.is === 'as-expected')
  return files.length > 0 && isGood ? joinLegs(files, []) : null
}

async function filesOf(client: Client, id: number, name: string): Promise<LegFile[]> {
  const { data } = await client.octokit.rest.actions.downloadArtifact({
    ...client.repo,
    artifact_id: id,
    archive_format: 'zip',
  })
  const all = unzipSync(new Uint8Array(data as ArrayBuffer), {
    filter: ({ name: file, originalSize }) =>
      /(?:^|\/)results\.json$/.test(file) && originalSize <= limits.file,
  })
  return Object.values(all).flatMap((bytes) => {
    try {
      const results = parseResults(Buffer.from(bytes).toString('utf8'))
      return [{ path: `${name}/results.json`, results }]
    } catch {
      return [] // of another version, or none of ours
    }
  })
}
