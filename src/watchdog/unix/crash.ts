import { readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

type Json = Record<string, unknown>

const MAX_FRAMES = 12

/**
 * What a crash report of macOS says in one line: the exception, what the system's libraries said
 * (`crashed on child side of fork pre-exec`) and the innermost functions. Takes a `.ips` report
 * (macOS 12 and later: a line of JSON, then JSON) and the plain text of older ones; null where the
 * text is neither, or says nothing.
 */
export function readCrashText(report: string): string | null {
  const body = parseBody(report)
  const parts = body ? partsOfJson(body) : partsOfText(report)
  return parts.length === 0 ? null : parts.join('; ').replace(/\s+/g, ' ')
}

function parseBody(report: string): Json | null {
  const at = report.indexOf('\n{')
  if (!report.startsWith('{') || at < 0) return null
  try {
    return record(JSON.parse(report.slice(at)))
  } catch {
    return null
  }
}

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown) => (typeof value === 'string' ? value : '')

function partsOfJson(body: Json): string[] {
  const exception = record(body.exception)
  const signal = text(exception.signal)
  const what = [text(exception.type), signal && `(${signal})`, text(exception.subtype)]
  const said = Object.values(record(body.asi)).flatMap(list).map(text)
  const threads = list(body.threads).map(record)
  const thread = threads[Number(body.faultingThread)] ?? threads.find((one) => one.triggered)
  const names = list(thread?.frames)
    .map((frame) => text(record(frame).symbol))
    .filter(Boolean)
    .slice(0, MAX_FRAMES)
  const where = names.length > 0 ? `in ${names.join(' < ')}` : ''
  return [what.filter(Boolean).join(' '), ...said, where].filter(Boolean)
}

function partsOfText(report: string): string[] {
  const type = /^Exception Type:\s*(.+)$/m.exec(report)?.[1]
  const subtype = /^Exception (?:Subtype|Codes):\s*(KERN_.+)$/m.exec(report)?.[1]
  const said = /^Application Specific Information:\s*\n((?:.+\n?)*)/m.exec(report)?.[1] ?? ''
  const what = [type, subtype].filter(Boolean).join(' ')
  return [what, ...said.split('\n')].map((line) => line.trim()).filter(Boolean)
}

/** Pid of the process that a crash report is about, or null. */
export function readCrashPid(report: string): number | null {
  const body = parseBody(report)
  if (body) return typeof body.pid === 'number' ? body.pid : null
  const process = /^Process:\s.*\[(\d+)\]\s*$/m.exec(report)
  return process ? Number(process[1]) : null
}

const reports = () => join(homedir(), 'Library', 'Logs', 'DiagnosticReports')

/**
 * The text of the crash report that macOS has written about a process, or null where there is none
 * yet: it comes a few seconds after the crash. `since` is the earliest time of the report, in
 * milliseconds since the epoch: pids are used again.
 */
export function findCrashText(pid: number, since: number, folder = reports()): string | null {
  for (const name of namesIn(folder)) {
    const report = readRecent(join(folder, name), since)
    if (report !== null && readCrashPid(report) === pid) return readCrashText(report)
  }
  return null
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(ips|crash)$/.test(name))
  } catch {
    return []
  }
}

const MAX_REPORT = 4 << 20

function readRecent(file: string, since: number): string | null {
  try {
    const { mtimeMs, size } = statSync(file)
    return mtimeMs >= since && size <= MAX_REPORT ? readFileSync(file, 'utf8') : null
  } catch {
    return null
  }
}

const REPORT_PATIENCE = 5000
const REPORT_EVERY = 250

/** `findCrashText`, waiting up to five seconds for the report to be written. */
export async function awaitCrashText(
  pid: number,
  since: number,
  pause: (milliseconds: number) => Promise<void>,
  folder?: string,
): Promise<string | null> {
  for (let waited = 0; ; waited += REPORT_EVERY) {
    const found = findCrashText(pid, since, folder)
    if (found !== null || waited >= REPORT_PATIENCE) return found
    await pause(REPORT_EVERY)
  }
}
