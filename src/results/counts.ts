import type { Results } from './model.ts'

/** The results with `counts` taken anew from their cases; what is `gone` is not counted. */
export function countResults(results: Results): Results {
  const cases = results.cases.filter(({ change }) => change !== 'gone')
  const having = (verdict: string) => cases.filter((one) => one.verdict === verdict).length
  const counts = {
    cases: cases.length,
    regressions: having('regression'),
    deadlocked: cases.filter(({ outcome }) => outcome === 'deadlocked').length,
    skipped: having('skipped'),
    fixed: having('fixed'),
    invalid: having('invalid'),
  }
  return { ...results, counts }
}
