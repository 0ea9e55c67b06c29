// Writes docs/reference.md from action.yml, report/action.yml and the program's own help:
//     node scripts/docs.mjs [--check] [PROGRAM]
// With --check it writes nothing and fails where the file says something else.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const file = 'docs/reference.md'
const args = process.argv.slice(2)
const program = args.find((one) => one !== '--check') ?? 'dist/cli.js'

const cell = (text) => String(text).replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``)

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function inputs(action) {
  const rows = Object.entries(action.inputs).map(([name, { description, default: value }]) => [
    code(name),
    code(value),
    cell(description),
  ])
  return table(['input', 'default', 'what'], rows)
}

function outputs(action) {
  const rows = Object.entries(action.outputs).map(([name, { description }]) => [
    code(name),
    cell(description),
  ])
  return table(['output', 'what'], rows)
}

function reference() {
  const action = parse(readFileSync('action.yml', 'utf8'))
  const report = parse(readFileSync('report/action.yml', 'utf8'))
  const help = execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8' })
  return `# Reference

Written by \`npm run docs\` from action.yml, report/action.yml and the program's help. Do not edit it.

## The action

An input that is empty counts as not given. Lists have one entry a line. Switches are \`true\` or
\`false\`, nothing else. All that is wrong is listed at once, and nothing is run then.

${inputs(action)}

${outputs(action)}

## The report action

It joins the results of several jobs: \`uses: OWNER/fork-safety/report@v1\`.

${inputs(report)}

${outputs(report)}

## The command

\`node dist/cli.js\` from a checkout; it needs Node 20 or later and a Python.

\`\`\`text
${help.trimEnd()}
\`\`\`

## Exit status

| status | when |
| --- | --- |
| 0 | Everything is as expected. \`fixed\` is never a failure. |
| 1 | Something is not as expected; never with \`--fail-on never\`. |
| 2 | Wrong usage or settings. Nothing was run. |
| 3 | It could not run: no such Python, an install failed, a case tested nothing, a repro that was named was skipped, or all were; or the code under test tampered with the run, or something could not be written. With \`--allow-skips\` skips do not count. |
| 130 | Interrupted. What was finished by then is in the results. |

The action fails its step where the command would end with another status than 0.

## Files in the output folder

| file | what |
| --- | --- |
| \`results.json\` | Everything that is known, as in [the schema](../schema/results.schema.json): of the run its \`verdict\` with the \`faults\` that made it, \`tampering\`, \`notes\`; of each case outcome, \`proof\`, \`hangs\` and \`unended\`, \`diagnosis\`, and all its trials (\`runs\`). Fields are added, never changed. |
| \`summary.md\` | The job summary. |
| \`junit.xml\` | One test case per case; a hang is a failure with its diagnosis. |
| \`report.html\` | One page for a browser, without a script or a request: the cases, each hang as a drawing, the rate over the delay. |
| \`fork-safety.sarif\` | SARIF 2.1.0: a rule per hazard, with fork and holder as related locations. |
| \`output/\` | With \`full-output\`: all that each trial printed. |

The action writes them to a folder in \`RUNNER_TEMP\` unless \`output\` names one. The command writes
nothing without \`--output\`.
`
}

const text = reference()
if (!args.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not what action.yml and the program say: npm run build && npm run docs`)
  process.exitCode = 1
}
