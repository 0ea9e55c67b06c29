type Env = Readonly<Record<string, string | undefined>>

/** What the runner says of the run, and the event's payload. */
export interface Workflow {
  event: string
  payload: Payload
  /** `owner/name`. */
  repository: string
  apiUrl: string
  sha: string
  workflow: string
  /** The workflow's own file: `ci.yml`; null where it is not known. */
  file: string | null
  runId: string
  job: string
  actor: string
  /** The page of the run that this is about, for people: in `workflow_run` of the one before. */
  runUrl: string
}

interface Repository {
  full_name?: string
  owner?: { login?: string }
}

/** The parts of the payload that are used; all of it may be missing. */
export interface Payload {
  repository?: { default_branch?: string }
  pull_request?: {
    number?: number
    head?: { sha?: string; repo?: Repository | null }
    base?: { repo?: Repository | null }
  }
  workflow_run?: {
    head_sha?: string
    head_branch?: string | null
    head_repository?: Repository | null
    html_url?: string
  }
}

function readPayload(text: string | null): Payload {
  try {
    const payload = JSON.parse(text ?? '{}')
    return typeof payload === 'object' && payload !== null ? payload : {}
  } catch {
    return {}
  }
}

/** Reads the runner's variables and the event; null outside of a workflow. */
export function readWorkflow(env: Env, readText: (path: string) => string | null): Workflow | null {
  const repository = env.GITHUB_REPOSITORY ?? ''
  if (!/^[^/]+\/[^/]+$/.test(repository)) return null
  const path = env.GITHUB_EVENT_PATH
  const server = env.GITHUB_SERVER_URL || 'https://github.com'
  const payload = readPayload(path ? readText(path) : null)
  const own = `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`
  return {
    event: env.GITHUB_EVENT_NAME ?? '',
    payload,
    repository,
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    sha: env.GITHUB_SHA ?? '',
    workflow: env.GITHUB_WORKFLOW ?? '',
    file: /([^/]+\.ya?ml)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1] ?? null,
    runId: env.GITHUB_RUN_ID ?? '',
    job: env.GITHUB_JOB ?? '',
    actor: env.GITHUB_ACTOR ?? '',
    runUrl: payload.workflow_run?.html_url ?? own,
  }
}

/**
 * The commit that a check run belongs on: the pull request's head, not the merge commit that
 * GITHUB_SHA is; in `workflow_run` that of the run that triggered it.
 */
export function headSha({ payload, sha }: Workflow): string {
  return payload.pull_request?.head?.sha ?? payload.workflow_run?.head_sha ?? sha
}

/**
 * Why GitHub gives this run a token that may only read; null if there is no reason to think so.
 * A fork that was deleted has no `repo`.
 */
export function readOnlyReason({ event, payload, actor }: Workflow): string | null {
  if (event !== 'pull_request') return null
  if (actor === 'dependabot[bot]') return 'Dependabot'
  const { head, base } = payload.pull_request ?? {}
  return head?.repo?.full_name === base?.repo?.full_name ? null : 'a fork'
}

/** Where the files of a commit are, for links to their lines. */
export function blobBase({ runUrl }: Workflow, sha: string): string | null {
  const repository = /^https?:\/\/.*(?=\/actions\/runs\/)/.exec(runUrl)?.[0]
  return repository && /^[0-9a-f]{40,64}$/.test(sha) ? `${repository}/blob/${sha}/` : null
}
