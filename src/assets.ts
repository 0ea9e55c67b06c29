import { fileURLToPath } from 'node:url'

/**
 * Folder of the Python files that ride along. One level above this module both in `src/` and in
 * the flat `dist/`, so the same expression serves both.
 */
export const harness = fileURLToPath(new URL('../harness/', import.meta.url))
