import type { Diagnosis } from '../results/model.ts'

/** Page of `docs/hazards/` about a diagnosis, without ending. */
export function hazardPage({ page, hazard }: Diagnosis): string {
  return page && /^[a-z0-9-]{1,60}$/.test(page) ? page : hazard
}
