/** Why nothing can be run here, in a sentence that needs no stack. */
export class CannotRun extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'CannotRun'
  }
}

/** @throws CannotRun on a system without `fork()`. */
export function needsFork(platform: NodeJS.Platform): void {
  if (platform === 'win32') throw new CannotRun('Windows has no fork(): there is nothing to test')
}
