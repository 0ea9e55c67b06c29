// Cuts the operations that src/github uses out of GitHub's published OpenAPI description:
//   npm install --no-save @octokit/openapi && node scripts/github-openapi.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const operations = {
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': ['get'],
  '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': ['get'],
  '/repos/{owner}/{repo}/check-runs': ['post'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}': ['patch'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch'],
  '/repos/{owner}/{repo}/pulls': ['get'],
  '/user': ['get'],
}

const base = new URL('../node_modules/@octokit/openapi/', import.meta.url)
const read = (name) => JSON.parse(readFileSync(new URL(name, base), 'utf8'))
const description = read('generated/api.github.com.json')

/** Replaces every reference by what it refers to. */
function resolve(node) {
  if (Array.isArray(node)) return node.map(resolve)
  if (typeof node !== 'object' || node === null) return node
  if (typeof node.$ref === 'string') {
    return resolve(
      node.$ref
        .slice(2)
        .split('/')
        .reduce((at, key) => at[key], description),
    )
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]))
}

/** What a request must be like; what an answer is like is not needed. */
function request({ operationId, parameters = [], requestBody }) {
  const body = requestBody && {
    required: requestBody.required ?? false,
    schema: resolve(requestBody.content['application/json'].schema),
  }
  const plain = resolve(parameters).map(({ name, in: place, required = false, schema }) => ({
    name,
    in: place,
    required,
    schema,
  }))
  return { operationId, parameters: plain, ...(body && { requestBody: body }) }
}

const paths = Object.fromEntries(
  Object.entries(operations).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, request(description.paths[path][method])])),
  ]),
)
const text = JSON.stringify({ source: `@octokit/openapi ${read('package.json').version}`, paths })
writeFileSync(new URL('../schema/vendor/github-openapi.json', import.meta.url), `${text}\n`)
