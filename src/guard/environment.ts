export type Variables = Readonly<Record<string, string | undefined>>

const allowed = new Set([
  ...['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'USER', 'SHELL', 'TERM', 'CI'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
])
/** Index and cache settings of pip and uv; they may hold credentials, so only installs get them. */
const forInstalls = /^(PIP_|UV_(?!PUBLISH)|NETRC$)/

const isAllowed = (name: string) => allowed.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name)

/** The variables that the pull request's code may see: an allow-list, and what the user named. */
export function trialEnvironment(
  env: Variables,
  passed: readonly string[],
): Record<string, string> {
  return pick(env, (name) => isAllowed(name) || passed.includes(name))
}

/** The same for installing what it depends on. */
export function installEnvironment(
  env: Variables,
  passed: readonly string[],
): Record<string, string> {
  return pick(env, (name) => isAllowed(name) || passed.includes(name) || forInstalls.test(name))
}

function pick(env: Variables, wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && wanted(entry[0]),
  )
  return Object.fromEntries(entries)
}
