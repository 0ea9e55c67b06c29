import type { PythonInfo } from '../results/model.ts'

/** An interpreter, and what must be added to the environment to run it. */
export type FoundPython = PythonInfo & { env: Record<string, string> }

/** A Python that could not be had; its cases are skipped with the reason. */
export type Python = FoundPython & { missing?: string }
