import { hiddenMarker } from '../reporting/comment.ts'
import type { Client } from './client.ts'
import { statusOf } from './client.ts'

interface Post {
  body?: string | null
  body_text?: string
  user: { login: string; type?: string } | null
}

/** Whose posts are ours: a bot's for a token of GitHub Actions or an app, else the token's user's. */
export async function authorTest({ octokit, token }: Client): Promise<(post: Post) => boolean> {
  if (!/^(ghp|gho|github_pat)_/.test(token)) return ({ user }) => user?.type === 'Bot'
  const { data } = await octokit.rest.users.getAuthenticated()
  return ({ user }) => user?.login === data.login
}

/** The test for our own post: by its author, and by the marker that is its first line. */
export async function ownPost(client: Client, id: string): Promise<(post: Post) => boolean> {
  const byUs = await authorTest(client)
  const marker = hiddenMarker(id)
  return (post) => (post.body ?? '').split(/\r?\n/, 1)[0] === marker && byUs(post)
}

/** Whether GitHub failed at a POST: what else failed was tried again by Octokit already. */
function isFailedPost(error: unknown): boolean {
  const { request } = (error ?? {}) as { request?: { method?: string } }
  const status = statusOf(error)
  return request?.method === 'POST' && (status === null || status >= 500)
}

/**
 * Finds a post and changes it, or makes one. A POST that failed on GitHub's side may have been
 * carried out, so it is not sent again before another look.
 */
export async function upsert<T>(
  client: Client,
  find: () => Promise<T | null>,
  write: (found: T | null) => Promise<void>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await write(await find())
      return
    } catch (error) {
      if (tries === 3 || !isFailedPost(error)) throw error
      await client.wait(tries)
    }
  }
}

/** For a POST that must not be sent twice: see `upsert`. */
export const once = { request: { retries: 0 } }
