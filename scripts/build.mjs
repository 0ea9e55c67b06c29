// Bundles the entries into dist/: nothing but Node is needed to run them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * `@actions/core` imports an HTTP client only to ask for OIDC tokens, which this program never
 * does; with it every start would load 800 KB. Octokit, which is loaded where it is used, has its own.
 */
const withoutHttpClient = {
  name: 'without-http-client',
  setup(build) {
    build.onResolve({ filter: /^@actions\/http-client/ }, ({ path, importer }) =>
      importer.includes('/@actions/github/') ? undefined : { path, namespace: 'absent' },
    )
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `
        const absent = (name) => class { constructor() { throw new Error(name + ' is not part of this bundle') } }
        export const HttpClient = absent('HttpClient')
        export const HttpClientError = absent('HttpClientError')
        export const BearerCredentialHandler = absent('BearerCredentialHandler')
        export const PersonalAccessTokenCredentialHandler = absent('PersonalAccessTokenCredentialHandler')
        export const HttpCodes = {}
        export const Headers = {}
        export const MediaTypes = {}
        export const getProxyUrl = () => ''
        export const isHttps = (url) => new URL(url).protocol === 'https:'
      `,
    }))
  },
}

/**
 * Modules are put into one chunk where the same ones load them, and each chunk costs a start some 0.2 ms. So
 * whatever is loaded later loads first, as far as the bundler sees, what every start of the command has
 * loaded by then: that becomes one chunk.
 */
function withOneBeginning(inputs) {
  const later = targets(Object.keys(inputs), 'dynamic-import', inputs)
  const beginning = new Set(targets(['src/cli.ts'], 'dynamic-import', inputs))
  for (const file of beginning) {
    for (const next of targets([file], 'import-statement', inputs)) beginning.add(next)
  }
  const importing = (files) =>
    files.map((file) => `import ${JSON.stringify(resolve(file))}\n`).join('')
  const own = later.filter((file) => file.startsWith('src/')).map((file) => resolve(file))
  return {
    name: 'with-one-beginning',
    setup(build) {
      build.onResolve({ filter: /^beginning$/ }, ({ path }) => ({ path, namespace: 'beginning' }))
      build.onLoad({ filter: /.*/, namespace: 'beginning' }, () => ({
        contents: importing([...beginning]),
        resolveDir: process.cwd(),
      }))
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) =>
        own.includes(path)
          ? { contents: `import 'beginning'\n${readFileSync(path, 'utf8')}`, loader: 'ts' }
          : undefined,
      )
    },
  }
}

const targets = (files, kind, inputs) => [
  ...new Set(
    files.flatMap((file) =>
      inputs[file].imports
        .filter((one) => one.kind === kind && inputs[one.path])
        .map(({ path }) => path),
    ),
  ),
]

const entries = ['cli', 'main', 'report'].map((name) => `src/${name}.ts`)
const folder = process.argv[2] ?? 'dist'
const options = {
  entryPoints: entries,
  outdir: folder,
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // Packages in CommonJS call require() for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);",
  },
}
const { metafile: plain } = await build({ ...options, plugins: [withoutHttpClient], write: false })
rmSync(folder, { recursive: true, force: true })
const { metafile } = await build({
  ...options,
  plugins: [withoutHttpClient, withOneBeginning(plain.inputs)],
})
writeFileSync(join(folder, 'licenses.txt'), licenses(Object.keys(metafile.inputs)))

/** What the licenses of the bundled packages want to be said wherever the bundle goes. */
function licenses(files) {
  const inPackage = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//
  const packages = [...new Set(files.flatMap((file) => inPackage.exec(file)?.[1] ?? []))]
  const texts = packages.map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    const own = readdirSync(path).filter((file) => /^(licen[cs]e|notice)(\.|$)/i.test(file))
    const text = own.sort().map((file) => readFileSync(join(path, file), 'utf8').trim())
    return [`${name} ${version}: ${license}`, ...text].join('\n\n')
  })
  return `${texts
    .sort()
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .replaceAll('\r\n', '\n')}\n`
}
