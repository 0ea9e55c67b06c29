import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import * as http from 'node:http'

export interface Download {
  url: string
  /** Hexadecimal. */
  sha256: string
  /** Where it is written, once it is complete and verified. */
  file: string
}

/** The network and the clock. */
export interface Net {
  fetch: typeof fetch
  /** Waits that many seconds. */
  wait: (seconds: number) => Promise<void>
  log: (text: string) => void
}

const attempts = 4
const secondsPerAttempt = 120

/**
 * Fetches a file and verifies it. A refused or broken connection, a 408, a 429 and any 5xx are
 * tried again after 1, 2 and 4 s; each attempt has 120 s. Throws one clear error otherwise, and
 * writes nothing then.
 */
export async function download(what: Download, net: Net): Promise<void> {
  const content = await fetchAgain(what.url, net)
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (sha256 !== what.sha256) {
    throw new Error(`${what.url} has the wrong checksum: expected ${what.sha256}, got ${sha256}`)
  }
  await writeFile(what.file, content)
}

async function fetchAgain(url: string, net: Net): Promise<Buffer> {
  for (let attempt = 1; ; attempt++) {
    const got = await fetchOnce(url, net)
    if (got.content) return got.content
    if (!got.again || attempt === attempts) {
      const tried = attempt > 1 ? ` (${attempt} attempts)` : ''
      throw new Error(`${url} could not be downloaded: ${got.fault}${tried}`)
    }
    net.log(`${url}: ${got.fault}; trying again`)
    await net.wait(2 ** (attempt - 1))
  }
}

interface Got {
  content?: Buffer
  fault?: string
  again?: boolean
}

async function fetchOnce(url: string, net: Net): Promise<Got> {
  try {
    const signal = AbortSignal.timeout(secondsPerAttempt * 1000)
    const response = await net.fetch(url, { signal })
    if (response.ok) return { content: Buffer.from(await response.arrayBuffer()) }
    const { status, statusText } = response
    const again = status >= 500 || status === 429 || status === 408
    return { fault: `${status} ${statusText}`.trim(), again }
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error }
    return { fault: cause ? `${message}: ${cause.message}` : message, again: true }
  }
}

type SetProxy = (env: Record<string, string | undefined>) => () => void

/**
 * Lets `work` fetch through the proxy that `env` names. Node's own fetch can do that from 24.14
 * on (`http.setGlobalProxyFromEnv`), and earlier where it was started with NODE_USE_ENV_PROXY=1.
 * Throws where a proxy is set that this Node cannot use; SOCKS proxies are not supported.
 */
export async function throughProxy<T>(
  env: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const proxy = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY
  const started = process.allowedNodeEnvironmentFlags.has('--use-env-proxy')
  if (!proxy || (started && process.env.NODE_USE_ENV_PROXY === '1')) return work()
  const setProxy = (http as { setGlobalProxyFromEnv?: SetProxy }).setGlobalProxyFromEnv
  if (!setProxy) {
    throw new Error(
      `a proxy is set, which Node ${process.versions.node} cannot use for a download: ` +
        'put uv on PATH (it uses the proxy), or run on Node 24.14 or newer',
    )
  }
  const restore = setProxy(env)
  try {
    return await work()
  } finally {
    restore()
  }
}
