import { expect, test } from '@jest/globals'
import { blobBase, headSha, readWorkflow } from '../../src/github/workflow.ts'

const env = {
  GITHUB_REPOSITORY: 'octo/pool',
  GITHUB_EVENT_NAME: 'workflow_run',
  GITHUB_EVENT_PATH: 'event.json',
  GITHUB_RUN_ID: '99',
  GITHUB_SHA: 'b'.repeat(40),
}
const head_sha = 'a'.repeat(40)
const html_url = 'https://github.com/octo/pool/actions/runs/7'
const contextOf = (payload: object) => readWorkflow(env, () => JSON.stringify(payload))!

test('a reporting workflow links to the run and the commit that it reports on', () => {
  const context = contextOf({ workflow_run: { head_sha, html_url } })
  expect(context.runUrl).toBe(html_url)
  expect(blobBase(context, headSha(context))).toBe(`https://github.com/octo/pool/blob/${head_sha}/`)
})

test('any other links to its own run', () => {
  const context = contextOf({})
  expect(context.runUrl).toBe('https://github.com/octo/pool/actions/runs/99')
  expect(blobBase(context, 'main')).toBeNull()
})
