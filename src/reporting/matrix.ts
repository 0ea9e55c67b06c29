/** Cases as repro × variant (rows) against where they ran (columns). */
import type { CaseResult, Outcome } from '../results/model.ts'
import { worstFirst } from './findings.ts'
import { placesApart, whereName } from './names.ts'

export interface Row {
  repro: string
  variant: string
  /** One per column; of several cases the worst. */
  cells: (CaseResult | null)[]
}

export interface Matrix {
  /** What all columns have in common; empty where there is nothing, or one column. */
  common: string
  /** `CPython 3.13.0, emulating getaddrinfo-lock`, …: by what differs. */
  columns: string[]
  rows: Row[]
}

/** Rows and columns in the order in which the cases name them. */
export function matrix(cases: CaseResult[]): Matrix {
  const { common, names } = placesApart(cases)
  const columns = [...names.values()]
  const at = new Map([...names.keys()].map((name, index) => [name, index]))
  const rows = new Map<string, Row>()
  for (const one of cases) {
    const key = JSON.stringify([one.repro, one.variant])
    const row = rows.get(key) ?? {
      repro: one.repro,
      variant: one.variant,
      cells: columns.map(() => null),
    }
    const column = at.get(whereName(one))!
    const before = row.cells[column]
    if (!before || worstFirst(one, before) < 0) row.cells[column] = one
    rows.set(key, row)
  }
  return { common, columns, rows: [...rows.values()] }
}

/** Cases of one repro, variant, outcome and verdict, wherever they ran. */
export interface Group {
  repro: string
  variant: string
  best: CaseResult
  cases: CaseResult[]
}

/** One group per repro, variant, outcome and verdict, in the order of `cases`. */
export function groups(cases: CaseResult[]): Group[] {
  const found = new Map<string, Group>()
  for (const one of cases) {
    const { repro, variant, outcome, verdict } = one
    const key = JSON.stringify([repro, variant, outcome, verdict])
    const group = found.get(key)
    if (group) group.cases.push(one)
    else found.set(key, { repro, variant, best: one, cases: [one] })
  }
  return [...found.values()]
}

export interface Disagreement {
  repro: string
  variant: string
  /** The cases of each outcome, worst first. */
  outcomes: [Outcome, CaseResult[]][]
}

/** Rows whose outcome depends on the platform or Python (not on the emulation), worst first. */
export function disagreements(cases: CaseResult[]): Disagreement[] {
  const rows = new Map<string, CaseResult[]>()
  for (const one of cases.filter(({ outcome }) => outcome !== 'skipped')) {
    const key = JSON.stringify([one.repro, one.variant, one.emulation])
    rows.set(key, [...(rows.get(key) ?? []), one])
  }
  return [...rows.values()]
    .map((row) => [...row].sort(worstFirst))
    .filter((row) => new Set(row.map(({ outcome }) => outcome)).size > 1)
    .sort((a, b) => worstFirst(a[0]!, b[0]!))
    .map(disagreement)
}

function disagreement(row: CaseResult[]): Disagreement {
  const outcomes = new Map<Outcome, CaseResult[]>()
  for (const one of row) {
    outcomes.set(one.outcome, [...(outcomes.get(one.outcome) ?? []), one])
  }
  const { repro, variant } = row[0]!
  return { repro, variant, outcomes: [...outcomes] }
}
