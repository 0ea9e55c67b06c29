import type { getOctokit } from '@actions/github'

type Octokit = ReturnType<typeof getOctokit>

/** An API of which every call ends by the deadline. */
export interface Client {
  octokit: Octokit
  repo: { owner: string; repo: string }
  token: string
  /** Rejects at the deadline, whatever still runs. */
  within<T>(work: Promise<T>): Promise<T>
  wait(seconds: number): Promise<void>
}

export interface ClientSettings {
  token: string
  /** `owner/name`. */
  repository: string
  apiUrl: string
  /** Leaves all calls two seconds. */
  interrupt?: AbortSignal
  /** What all calls together may take. */
  seconds?: number
  /** Milliseconds that a second of waiting lasts: tests make it shorter. */
  second?: number
}

type Fetch = typeof fetch

/** No single try may take longer, and GitHub's word to wait is followed so often. */
const secondsPerTry = 10
const waits = 3

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Octokit takes this name as a word not to try again. */
const tooLate = () => new DOMException('the time for it was used up', 'AbortError')

/**
 * A `fetch` that ends by the deadline, and that waits as long as GitHub asks it to (`retry-after`)
 * where there is time for it. Octokit's throttling knows that header only beside certain words.
 */
function politeFetch(fetch: Fetch, limit: Limit, second: number): Fetch {
  return async (url, options) => {
    for (let waited = 0; ; waited++) {
      const left = limit.deadline - Date.now()
      if (left <= 0) throw tooLate()
      const signal = AbortSignal.timeout(Math.min(left, secondsPerTry * 1000))
      const response = await fetch(url, { ...options, signal })
      const wait = Number(response.headers.get('retry-after')) * second
      const asked = (response.status === 403 || response.status === 429) && wait > 0
      if (!asked || waited === waits || Date.now() + wait >= limit.deadline) return response
      await sleep(wait)
    }
  }
}

interface Limit {
  /** Milliseconds since the epoch; an interrupt brings it nearer. */
  deadline: number
  /** Calls `late` at the deadline, unless what it returns is called before. */
  wait(late: () => void): () => void
}

/** What a cancelled job leaves a step is 7.5 seconds. */
const grace = 2000

function limitOf(milliseconds: number, interrupt?: AbortSignal): Limit {
  const limit = { deadline: Date.now() + milliseconds }
  const timers = new Map<() => void, NodeJS.Timeout>()
  const arm = (late: () => void) => {
    clearTimeout(timers.get(late))
    timers.set(late, setTimeout(late, Math.max(0, limit.deadline - Date.now())))
  }
  const cut = () => {
    limit.deadline = Math.min(limit.deadline, Date.now() + grace)
    for (const late of timers.keys()) arm(late)
  }
  if (interrupt?.aborted) cut()
  else interrupt?.addEventListener('abort', cut)
  return Object.assign(limit, {
    wait: (late: () => void) => {
      arm(late)
      return () => {
        clearTimeout(timers.get(late))
        timers.delete(late)
      }
    },
  })
}

/** Resolves or rejects as `work` does, but rejects at the deadline. */
async function race<T>(work: Promise<T>, limit: Limit): Promise<T> {
  let stop = () => {}
  const late = new Promise<never>((_, reject) => {
    stop = limit.wait(() => reject(tooLate()))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    stop()
  }
}

/** Octokit of the Actions toolkit, which tries again and throttles itself, with a deadline. */
export async function openClient(settings: ClientSettings): Promise<Client> {
  const { token, repository, apiUrl, seconds = 60, second = 1000 } = settings
  const limit = limitOf(seconds * 1000, settings.interrupt)
  const { getOctokit } = await import('@actions/github')
  const { defaults } = await import('@actions/github/lib/utils')
  const { retry } = await import('@octokit/plugin-retry')
  const { throttling } = await import('@octokit/plugin-throttling')
  const fits = (after: number, _: object, __: object, waited: number) =>
    waited < waits && Date.now() + after * second < limit.deadline
  const octokit = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      request: { fetch: politeFetch(defaults.request?.fetch ?? fetch, limit, second) },
      retry: {
        doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
        retries: 2,
        retryAfterBaseValue: second,
      },
      throttle: {
        id: crypto.randomUUID(),
        retryAfterBaseValue: second,
        onRateLimit: fits,
        onSecondaryRateLimit: () => false,
      },
    },
    retry,
    throttling,
  )
  const [owner = '', repo = ''] = repository.split('/')
  return {
    octokit,
    token,
    repo: { owner, repo },
    within: (work) => race(work, limit),
    wait: (seconds) => sleep(seconds * second),
  }
}

/** The HTTP status of an error; null where GitHub was not reached. */
export function statusOf(error: unknown): number | null {
  const { status, response } = (error ?? {}) as { status?: unknown; response?: unknown }
  return typeof status === 'number' && response !== undefined ? status : null
}
