import { breakCommands, oneLine } from '../guard/text.ts'
import type { Case } from '../plan/plan.ts'
import { plural } from './format.ts'
import { pythonName } from './names.ts'

/** The plan, a line a case; why cases are skipped is said once. */
export function renderPlan(cases: readonly Case[]): string {
  const told = new Set<string>()
  const skipped = (reason: string) => {
    const before = told.has(reason)
    told.add(reason)
    return before ? 'skipped, as above' : `skipped: ${reason}`
  }
  const lines = cases.map((one) => {
    const versions = one.with.map(({ name, version }) => `${name} ${version}`)
    const where = [pythonName(one.python), ...versions, one.emulation].filter(Boolean).join(', ')
    const trials = one.trials === 'auto' ? 'trials as needed' : plural(one.trials, 'trial')
    const what = one.skip
      ? skipped(one.skip)
      : `${trials} of at most ${one.timeout} s, expected ${one.expected.join(' or ')}`
    return oneLine(`${one.repro.name} ${one.variant} (${where}): ${what}`, 400)
  })
  return breakCommands(`${[...lines, plural(cases.length, 'case')].join('\n')}\n`)
}
