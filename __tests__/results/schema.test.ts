import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import schema from '../../schema/results.schema.json' with { type: 'json' }

const source = readFileSync(new URL('../../src/results/model.ts', import.meta.url), 'utf8')

type Fields = { required: string[]; optional: string[] }

/** Fields of an interface of `results/model.ts`, with those of the one that it extends. */
function fieldsOf(name: string): Fields {
  const [, base, body] = new RegExp(
    `interface ${name} (?:extends (\\w+) )?\\{\\n([\\s\\S]*?)\\n\\}`,
  ).exec(source)!
  const own = [...body!.matchAll(/^ {2}(\w+)(\?)?:/gm)]
  const inherited = base ? fieldsOf(base) : { required: [], optional: [] }
  const names = (optional: boolean) =>
    own.filter(([, , mark]) => Boolean(mark) === optional).map(([, field]) => field!)
  return {
    required: [...inherited.required, ...names(false)].sort(),
    optional: [...inherited.optional, ...names(true)].sort(),
  }
}

function fieldsOfSchema(part: { required: string[]; properties: object }): Fields {
  const optional = Object.keys(part.properties).filter((name) => !part.required.includes(name))
  return { required: [...part.required].sort(), optional: optional.sort() }
}

const { definitions } = schema
test.each([
  ['Results', schema],
  ['CaseResult', definitions.case],
  ['TrialResult', definitions.run],
  ['Diagnosis', definitions.diagnosis],
  ['Incident', definitions.incident],
  ['Sweep', definitions.sweep],
  ['SweepLock', definitions.sweepLock],
  ['Evidence', definitions.evidence],
  ['Place', definitions.place],
  ['ThreadPlace', definitions.threadPlace],
  ['Stack', definitions.stack],
  ['Fork', definitions.fork],
  ['Wait', definitions.wait],
  ['NativeStack', definitions.nativeStack],
  ['LockEvent', definitions.lockEvent],
  ['Warning', definitions.warning],
  ['PythonInfo', definitions.python],
  ['Rate', definitions.rate],
  ['Conclusion', definitions.conclusion],
  ['Environment', definitions.environment],
])('%s has the same fields in the schema as in the code', (name, part) => {
  expect(fieldsOfSchema(part)).toEqual(fieldsOf(name))
})

test.each([
  ['Proof', definitions.proof.enum],
  ['Hazard', definitions.diagnosis.properties.hazard.enum],
  ['Verdict', definitions.case.properties.verdict.enum],
  ['Change', definitions.case.properties.change.enum],
  ['Emulation', definitions.emulation.enum],
  ['LockKind', definitions.sweepLock.properties.kind.enum],
  ['Confidence', definitions.diagnosis.properties.confidence.enum],
])('%s has the same values in the schema as in the code', (name, values) => {
  const [, union] = new RegExp(`type ${name} =([^\\n]*(?:\\n {2}\\|[^\\n]*)*)`).exec(source)!
  expect([...union!.matchAll(/'([^']+)'/g)].map(([, value]) => value)).toEqual(values)
})
