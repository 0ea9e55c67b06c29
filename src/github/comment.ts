import { cutBytes } from '../results/cut.ts'
import type { Client } from './client.ts'
import { statusOf } from './client.ts'
import { once, ownPost, upsert } from './sticky.ts'

export interface Comment {
  pull: number
  /** Which comment of several: the body's first line is the marker of this. */
  id: string
  body: string
  /** Nothing anybody must see: an old comment is brought up to date, but none is made. */
  quiet: boolean
}

async function findOwn(client: Client, { pull, id }: Comment) {
  const isOurs = await ownPost(client, id)
  const pages = client.octokit.paginate.iterator(client.octokit.rest.issues.listComments, {
    ...client.repo,
    issue_number: pull,
    per_page: 100,
  })
  for await (const { data } of pages) {
    const own = data.find(isOurs)
    if (own) return own
  }
  return null
}

async function write(client: Client, { pull, quiet }: Comment, body: string, own: Own | null) {
  const { issues } = client.octokit.rest
  if (own?.body === body || (own === null && quiet)) return
  if (own) await issues.updateComment({ ...client.repo, comment_id: own.id, body })
  else await issues.createComment({ ...client.repo, issue_number: pull, body, ...once })
}

interface Own {
  id: number
  body?: string
}

/** Writes the one comment of a pull request; where GitHub will not take its body, a short one. */
export async function writeComment(client: Client, comment: Comment): Promise<void> {
  const put = (body: string) =>
    upsert(
      client,
      () => findOwn(client, comment),
      (own) => write(client, comment, body, own),
    )
  try {
    await put(comment.body)
  } catch (error) {
    if (statusOf(error) !== 422) throw error
    const [marker = '', first = ''] = comment.body.split('\n')
    await put(`${marker}\n${cutBytes(first, 1000)}\n`)
  }
}
