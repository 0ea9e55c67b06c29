import { fileURLToPath } from 'node:url'

/**
 * Folder of the Python files that ride along. One level above this module both in `src/` and in
 * the flat `dist/`, so the same expression serves both.
 */
export const harness = fileURLToPath(new URL('../harness/', import.meta.url))

/** Whether a file rides along with the program, and is no part of it. */
export const ridesAlong = (file: string) =>
  file.startsWith(harness) && !file.startsWith(`${harness}scenarios/`)
