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

const secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/
/** Values that would blot out half of every text; some `ACTIONS_*` are mere switches. */
const isCommonplace = (value: string) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value)

/** The values of tokens, which a trial may have found wherever it can read, longest first. */
export function secretsIn(env: Variables): string[] {
  return Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? ''))
    .map(([, value]) => value!)
    .sort((one, other) => other.length - one.length)
}

/** Replaces the values of tokens by `***`. */
export function masker(env: Variables): (text: string) => string {
  const secrets = secretsIn(env)
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
}

/** Masks every text in a value made of objects, lists and plain data. */
export function maskDeep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [mask(key), maskDeep(one, mask)])
  return Object.fromEntries(entries) as T
}
