// Bundles the entries into dist/: nothing but Node is needed to run them.
import { rmSync } from 'node:fs'
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

const entries = ['cli', 'main', 'report']
const folder = process.argv[2] ?? 'dist'
rmSync(folder, { recursive: true, force: true })
await build({
  entryPoints: entries.map((name) => `src/${name}.ts`),
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
  plugins: [withoutHttpClient],
  // Packages in CommonJS call require() for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);",
  },
})
