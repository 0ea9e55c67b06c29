import { readFileSync } from 'node:fs'
import type { Variables } from '../guard/environment.ts'
import type { Results } from '../results/model.ts'

interface Asking {
  token: string
  interrupt?: AbortSignal
  /** Told why there is no baseline. */
  notice: (text: string) => void
}

/** `baseline: auto` of an action; null, and a notice, where there is nothing to compare with. */
export async function latestOf(env: Variables, asking: Asking): Promise<Results | null> {
  const [{ openClient, statusOf }, { latestGood }, { readWorkflow }] = await Promise.all([
    import('../github/client.ts'),
    import('../github/latest.ts'),
    import('../github/workflow.ts'),
  ])
  const workflow = readWorkflow(env, (path) => readFileSync(path, 'utf8'))
  const said = 'baseline: auto compares with nothing'
  if (!workflow || asking.token === '') {
    asking.notice(`${said}: it needs a workflow, and its token`)
    return null
  }
  try {
    const { repository, apiUrl } = workflow
    const client = await openClient({ ...asking, repository, apiUrl })
    const found = await client.within(latestGood(client, workflow))
    if (!found)
      asking.notice(`${said}: the default branch has kept no good results of this workflow`)
    return found
  } catch (error) {
    const denied = [403, 404].includes(statusOf(error) ?? 0)
    const why = denied ? 'the job needs the permission "actions: read"' : (error as Error).message
    asking.notice(`${said}: ${why}`)
    return null
  }
}
