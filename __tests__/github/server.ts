/**
 * A GitHub on loopback: it keeps comments, issues and check runs, and holds every request against
 * GitHub's published OpenAPI description.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: object
}
interface Operation {
  operationId: string
  parameters: Parameter[]
  requestBody?: { required: boolean; schema: { properties?: Record<string, object> } }
}
/** OpenAPI's `nullable` beside alternatives is none of JSON Schema's; without it they are stricter. */
const description: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
  readFileSync('schema/vendor/github-openapi.json', 'utf8'),
  (_, value) => {
    if (value?.nullable && !value.type) delete value.nullable
    return value
  },
)

// biome-ignore lint/suspicious/noExplicitAny: bodies of any kind
type Body = any

export interface Asked {
  operation: string
  path: Record<string, string>
  query: Record<string, string>
  body: Body
  token: string
}

/** Answers instead of the server: a status, and what goes with it; null to let it answer itself. */
export type Fault = (
  asked: Asked,
) => { status: number; headers?: Record<string, string>; body?: object } | 'cut' | 'silent' | null

const ajv = addFormats.default(new Ajv({ strict: false, coerceTypes: false }))
const numbers = addFormats.default(new Ajv({ strict: false, coerceTypes: true }))

/** The fields of an object, and of the alternatives it may take. */
function knownFields(schema: Body): string[] {
  const nested = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
  return [...Object.keys(schema.properties ?? {}), ...nested.flatMap(knownFields)]
}

function checkBody({ requestBody, operationId }: Operation, body: Body): string[] {
  if (!requestBody) return body === undefined ? [] : [`${operationId}: takes no body`]
  if (body === undefined) return requestBody.required ? [`${operationId}: needs a body`] : []
  const known = knownFields(requestBody.schema)
  const strange = Object.keys(body).filter((key) => !known.includes(key))
  const problems = strange.map((key) => `${operationId}: unknown field ${key}`)
  if (ajv.validate(requestBody.schema, body)) return problems
  return [...problems, `${operationId}: ${ajv.errorsText()}`]
}

function checkParameters({ parameters, operationId }: Operation, asked: Asked): string[] {
  const given = { path: asked.path, query: asked.query }
  const known = parameters.map(({ name }) => name)
  const strange = Object.keys(asked.query).filter((name) => !known.includes(name))
  return [
    ...strange.map((name) => `${operationId}: unknown parameter ${name}`),
    ...parameters.flatMap((parameter) => {
      const value = given[parameter.in]?.[parameter.name]
      if (value === undefined) {
        return parameter.required ? [`${operationId}: needs ${parameter.name}`] : []
      }
      const schema = { type: 'object', properties: { value: parameter.schema } }
      return numbers.validate(schema, { value })
        ? []
        : [`${operationId}: ${parameter.name}: ${numbers.errorsText()}`]
    }),
  ]
}

/** The operation that a request means, by method and path. */
function findOperation(method: string, pathname: string) {
  for (const [template, methods] of Object.entries(description.paths)) {
    const operation = methods[method.toLowerCase()]
    const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
    const match = new RegExp(`^${pattern}$`).exec(pathname)
    if (operation && match) return { operation, path: { ...match.groups } }
  }
  return null
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const bot = { login: 'github-actions[bot]', type: 'Bot' }

/** What GitHub keeps. Tests may put things there and look at them. */
export interface Store {
  comments: Body[]
  issues: Body[]
  checks: Body[]
  pullsOfCommit: Body[]
  pulls: Body[]
  /** Workflow runs, and the artifacts of each by its id; `zip` is what an artifact holds. */
  runs: Body[]
  artifacts: Record<string, Body[]>
}

export interface FakeGitHub {
  url: string
  store: Store
  asked: Asked[]
  /** Where requests were not as GitHub describes them; to be empty at the end of every test. */
  violations: string[]
  fault: { current: Fault }
  close: () => Promise<void>
}

function paged(list: Body[], { per_page = '30', page = '1' }: Record<string, string>) {
  const size = Number(per_page)
  return list.slice((Number(page) - 1) * size, Number(page) * size)
}

let lastId = 1000

const answers: Record<string, (asked: Asked, store: Store) => { status: number; body: Body }> = {
  'users/get-authenticated': () => ({ status: 200, body: { login: 'octocat', type: 'User' } }),
  'issues/list-comments': ({ query }, { comments }) => ({
    status: 200,
    body: paged(comments, query),
  }),
  'issues/create-comment': ({ body }, { comments }) => {
    if (body.body.length > 65536) {
      const message = 'Validation Failed: Body is too long (maximum is 65536 characters)'
      return { status: 422, body: { message } }
    }
    const comment = { id: ++lastId, user: bot, body: body.body }
    comments.push(comment)
    return { status: 201, body: comment }
  },
  'issues/update-comment': ({ path, body }, { comments }) => {
    const comment = comments.find(({ id }) => String(id) === path.comment_id)
    return { status: 200, body: Object.assign(comment, body) }
  },
  'issues/list-for-repo': ({ query }, { issues }) => ({
    status: 200,
    body: paged(
      issues.filter(({ labels }) => labels.includes(query.labels)),
      query,
    ),
  }),
  'issues/create': ({ body }, { issues }) => {
    const issue = { number: ++lastId, state: 'open', user: bot, ...body }
    issues.push(issue)
    return { status: 201, body: issue }
  },
  'issues/update': ({ path, body }, { issues }) => {
    const issue = issues.find(({ number }) => String(number) === path.issue_number)
    return { status: 200, body: Object.assign(issue, body) }
  },
  'checks/create': ({ body }, { checks }) => {
    const check = { ...body, id: ++lastId, annotations: body.output.annotations ?? [] }
    checks.push(check)
    return { status: 201, body: check }
  },
  'checks/update': ({ path, body }, { checks }) => {
    const check = checks.find(({ id }) => String(id) === path.check_run_id)
    check.annotations.push(...(body.output.annotations ?? []))
    return { status: 200, body: check }
  },
  'repos/list-pull-requests-associated-with-commit': (_, { pullsOfCommit }) => ({
    status: 200,
    body: pullsOfCommit,
  }),
  'pulls/list': (_, { pulls }) => ({ status: 200, body: pulls }),
  'repos/get': () => ({ status: 200, body: { default_branch: 'trunk' } }),
  'actions/list-workflow-runs': ({ query }, { runs }) => ({
    status: 200,
    body: {
      workflow_runs: runs.filter(
        (run) => run.head_branch === query.branch && run.conclusion === query.status,
      ),
    },
  }),
  'actions/list-workflow-run-artifacts': ({ path }, { artifacts }) => ({
    status: 200,
    body: { artifacts: artifacts[path.run_id!] ?? [] },
  }),
  'actions/download-artifact': ({ path }, { artifacts }) => {
    const all = Object.values(artifacts).flat()
    return { status: 200, body: all.find(({ id }) => String(id) === path.artifact_id).zip }
  },
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: Body
}

function send(response: ServerResponse, { status, headers = {}, body = {} }: Answer) {
  const isBytes = body instanceof Uint8Array
  const type = isBytes ? 'application/zip' : 'application/json; charset=utf-8'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(isBytes ? body : JSON.stringify(body))
}

export async function fakeGitHub(): Promise<FakeGitHub> {
  const store: Store = {
    ...{ comments: [], issues: [], checks: [], pullsOfCommit: [], pulls: [] },
    ...{ runs: [], artifacts: {} },
  }
  const asked: Asked[] = []
  const violations: string[] = []
  const fault: { current: Fault } = { current: () => null }
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, base())
    const found = findOperation(request.method!, decodeURI(url.pathname))
    const text = await bodyOf(request)
    if (!found) {
      violations.push(`no such operation: ${request.method} ${url.pathname}`)
      return send(response, { status: 404 })
    }
    const one: Asked = {
      operation: found.operation.operationId,
      path: found.path as Record<string, string>,
      query: Object.fromEntries(url.searchParams),
      body: text === '' ? undefined : JSON.parse(text),
      token: request.headers.authorization ?? '',
    }
    asked.push(one)
    violations.push(
      ...checkParameters(found.operation, one),
      ...checkBody(found.operation, one.body),
    )
    const instead = fault.current(one)
    if (instead === 'silent') return
    if (instead === 'cut') return void request.socket.destroy()
    if (instead) return send(response, instead)
    const result = answers[one.operation]!(one, store)
    const isPage = Array.isArray(result.body) && result.body.length === Number(one.query.per_page)
    const next = new URL(url)
    next.searchParams.set('page', String(Number(one.query.page ?? 1) + 1))
    send(response, { ...result, ...(isPage && { headers: { link: `<${next}>; rel="next"` } }) })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      violations.push(String(error))
      send(response, { status: 500 })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: base(), store, asked, violations, fault, close }
}
