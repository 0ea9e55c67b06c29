/** Which hangs of a command are told: each once, explained, in the order in which they came. */
import type { Diagnosis, Evidence, Incident, Place } from '../results/model.ts'
import type { SeenIncident } from '../watchdog/running.ts'
import type { TrialReport } from '../watchdog/trialreport.ts'

type Explain = (evidence: Evidence) => Promise<Diagnosis | null>

/** Explains the hangs of all trials. Those of one test at the same lines are one incident. */
export async function incidentsOf(reports: TrialReport[], explain: Explain): Promise<Incident[]> {
  const found = new Map<string, Incident>()
  for (const [at, { incidents }] of reports.entries()) {
    for (const seen of incidents) {
      const diagnosis = seen.evidence && (await explain(seen.evidence))
      const key = keyOf(seen, diagnosis)
      const same = found.get(key)
      if (same) addTo(same, at + 1)
      else found.set(key, published(seen, diagnosis, at + 1))
    }
  }
  return [...found.values()]
}

/** Without a place or a test nothing tells that two are the same. */
function keyOf({ test, pid, seconds }: SeenIncident, diagnosis: Diagnosis | null): string {
  const { blocked, fork, holder, hazard } = diagnosis ?? {}
  const lines = [blocked, fork, holder].map((place?: Place | null) =>
    place ? [place.file, place.line] : null,
  )
  return JSON.stringify(diagnosis ? [test, hazard, lines] : [test, pid, seconds])
}

function addTo(same: Incident, trial: number): void {
  same.processes++
  if (!same.trials.includes(trial)) same.trials.push(trial)
}

function published(seen: SeenIncident, diagnosis: Diagnosis | null, trial: number): Incident {
  const { test, proof, pid, seconds, secondsToVerdict, reason } = seen
  return {
    ...{ test, diagnosis, proof, pid, seconds, secondsToVerdict, reason },
    ...{ trials: [trial], processes: 1 },
  }
}
