import type { Client } from './client.ts'
import { once, ownPost, upsert } from './sticky.ts'

/** The label by which the tracking issue is listed. */
export const label = 'fork-safety'

export interface Tracking {
  /** Which issue of several: the body's first line is the marker of this. */
  id: string
  title: string
  body: string
  /** Whether all is well, so that it can be closed. */
  healed: boolean
  /** The run that says so, for people. */
  runUrl: string
}

interface Own {
  number: number
  state: string
}

/** The issue of this watch, open or closed; the newest, should there be several. */
async function findOwn(client: Client, id: string): Promise<Own | null> {
  const isOurs = await ownPost(client, id)
  const pages = client.octokit.paginate.iterator(client.octokit.rest.issues.listForRepo, {
    ...client.repo,
    labels: label,
    state: 'all',
    per_page: 100,
  })
  for await (const { data } of pages) {
    const own = data.find((issue) => !issue.pull_request && isOurs(issue))
    if (own) return own
  }
  return null
}

async function write(client: Client, tracking: Tracking, own: Own | null): Promise<void> {
  const { issues } = client.octokit.rest
  const { title, body, healed, runUrl } = tracking
  if (own === null) {
    if (!healed) await issues.create({ ...client.repo, title, body, labels: [label], ...once })
    return
  }
  const wasOpen = own.state === 'open'
  if (healed && !wasOpen) return
  const issue = { ...client.repo, issue_number: own.number }
  const state = healed ? 'closed' : 'open'
  await issues.update({ ...issue, ...(healed ? {} : { title, body }), state })
  if (healed === wasOpen) {
    const said = healed ? `All is as expected again: ${runUrl}` : `It is back: ${runUrl}`
    await issues.createComment({ ...issue, body: said, ...once })
  }
}

/**
 * Keeps the one issue that tracks a scheduled run: opened or brought up to date at a regression,
 * closed when it healed, opened again when it comes back. It is commented on at a change only.
 */
export function writeTrackingIssue(client: Client, tracking: Tracking): Promise<void> {
  return upsert(
    client,
    () => findOwn(client, tracking.id),
    (own) => write(client, tracking, own),
  )
}
