import type { Client } from './client.ts'
import type { Workflow } from './workflow.ts'

interface Found {
  number: number
  state: string
  head: { sha: string }
  base: { repo: { full_name: string } }
}

/** Open pull requests of this repository whose head is `sha` now. */
function ofHead(pulls: readonly Found[], sha: string, repository: string): number | null {
  const fitting = pulls.find(
    ({ state, head, base }) =>
      state === 'open' && head.sha === sha && base.repo.full_name === repository,
  )
  return fitting?.number ?? null
}

/**
 * The pull request to write to, from the event. In `workflow_run` it is looked up by the head
 * commit, for the results that it reports may be anybody's and may say anything; GitHub does not
 * list a fork's pull request under its commit, so its branch is asked next. Null where there is
 * none, or where its head has moved on.
 */
export async function findPull(client: Client, workflow: Workflow): Promise<number | null> {
  const { payload, repository } = workflow
  if (payload.pull_request) return payload.pull_request.number ?? null
  const run = payload.workflow_run
  if (!run?.head_sha) return null
  const { rest } = client.octokit
  const listed = await rest.repos.listPullRequestsAssociatedWithCommit({
    ...client.repo,
    commit_sha: run.head_sha,
    per_page: 100,
  })
  const number = ofHead(listed.data, run.head_sha, repository)
  const owner = run.head_repository?.owner?.login
  if (number !== null || !owner || !run.head_branch) return number
  const head = `${owner}:${run.head_branch}`
  const open = await rest.pulls.list({ ...client.repo, state: 'open', head, per_page: 100 })
  return ofHead(open.data, run.head_sha, repository)
}
