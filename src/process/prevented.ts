/**
 * What the machine did not let happen, in one sentence: no fault of what was to be run. It has a code,
 * as the system's own errors have.
 */
export class Prevented extends Error {
  readonly code = 'PREVENTED'

  constructor(reason: string) {
    super(reason)
    this.name = 'Prevented'
  }
}
