import type { Variables } from '../guard/environment.ts'
import { toolkitRun } from '../process/toolkit.ts'
import type { Environment } from '../results/model.ts'

type Record = Pick<Environment, 'startedAt' | 'commit' | 'run' | 'image'>

/** When a run began, and of what: so that what changed since can be told. */
export async function recordOf(env: Variables, folder: string, now: Date): Promise<Record> {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, ImageOS, ImageVersion } = env
  const run = GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID
  return {
    startedAt: now.toISOString(),
    commit: env.GITHUB_SHA || (await commitOf(folder, env)),
    run: run ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}` : null,
    image: [ImageOS, ImageVersion].filter(Boolean).join(' ') || null,
  }
}

/** Null outside of a repository, or where there is no git. */
async function commitOf(folder: string, { PATH = '' }: Variables): Promise<string | null> {
  const command = ['git', '-C', folder, 'rev-parse', '--verify', 'HEAD']
  const { code, stdout } = await toolkitRun(command, { env: { PATH }, timeout: 5 })
  const commit = stdout.trim()
  return code === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null
}
