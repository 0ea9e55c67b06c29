import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  awaitCrashText,
  findCrashText,
  readCrashPid,
  readCrashText,
} from '../../../src/watchdog/unix/crash.ts'

// Head: https://github.com/harvard-lil/bag-nabit/pull/4 (Python 3.14 on macOS 26, a forked child
// that looks a name up); `asi` as in https://github.com/voxeltycoon/issues/issues/1028; the
// functions as in https://github.com/resque/resque/issues/1939. Images and registers left out.
const ips = `{"app_name":"Python","timestamp":"2026-09-14 10:06:35.00 -0700","app_version":"3.14.7","bug_type":"309","os_version":"macOS 26.6.2 (25G83)","name":"Python","incident_id":"A178DA5A-9A11-4012-844D-73955F107403"}
{
  "uptime" : 480000,
  "captureTime" : "2026-09-14 10:06:33.6368 -0700",
  "pid" : 82334,
  "cpuType" : "ARM-64",
  "procName" : "Python",
  "parentProc" : "Python",
  "parentPid" : 82319,
  "exception" : {"codes":"0x0000000000000001, 0x0000000109640961","rawCodes":[1,4452518241],"type":"EXC_BAD_ACCESS","signal":"SIGSEGV","subtype":"KERN_INVALID_ADDRESS at 0x0000000109640961"},
  "termination" : {"flags":0,"code":11,"namespace":"SIGNAL","indicator":"Segmentation fault: 11"},
  "asi" : {"CoreFoundation":["*** multi-threaded process forked ***"],"libsystem_c.dylib":["crashed on child side of fork pre-exec"]},
  "faultingThread" : 0,
  "threads" : [{"triggered":true,"id":10132,"frames":[{"imageOffset":40344,"symbol":"_os_log_preferences_refresh","symbolLocation":8,"imageIndex":0},{"imageOffset":40345,"symbol":"os_log_type_enabled","imageIndex":0},{"imageOffset":1,"imageIndex":3},{"imageOffset":40346,"symbol":"_gai_nat64_second_pass","imageIndex":1},{"imageOffset":40347,"symbol":"getaddrinfo","imageIndex":1}]}]
}
`

// https://github.com/python/cpython/issues/75020 (Python 2.7 on macOS 10.13)
const old = `Process:               Python [13106]
Path:                  /System/Library/Frameworks/Python.framework/Versions/2.7/Resources/Python.app/Contents/MacOS/Python
Identifier:            Python
Parent Process:        Python [13070]
Responsible:           Python [13106]

Date/Time:             2017-07-03 10:28:23.591 -0400
OS Version:            Mac OS X 10.13 (17A291m)

Crashed Thread:        0  Dispatch queue: com.apple.main-thread

Exception Type:        EXC_CRASH (SIGABRT)
Exception Codes:       0x0000000000000000, 0x0000000000000000
Exception Note:        EXC_CORPSE_NOTIFY

Termination Reason:    Namespace OBJC, Code 0x1

Application Specific Information:
crashed on child side of fork pre-exec
objc[13106]: +[__NSPlaceholderDate initialize] may have been in progress in another thread when fork() was called.

Thread 0 Crashed:: Dispatch queue: com.apple.main-thread
`

describe('readCrashText', () => {
  test('says what the system said, and where', () => {
    expect(readCrashText(ips)).toBe(
      'EXC_BAD_ACCESS (SIGSEGV) KERN_INVALID_ADDRESS at 0x0000000109640961; ' +
        '*** multi-threaded process forked ***; crashed on child side of fork pre-exec; ' +
        'in _os_log_preferences_refresh < os_log_type_enabled < _gai_nat64_second_pass < getaddrinfo',
    )
  })

  test('reads the plain text of older systems', () => {
    expect(readCrashText(old)).toBe(
      'EXC_CRASH (SIGABRT); crashed on child side of fork pre-exec; ' +
        'objc[13106]: +[__NSPlaceholderDate initialize] may have been in progress in another ' +
        'thread when fork() was called.',
    )
  })

  test('makes nothing of a report that is cut off, malformed or another thing', () => {
    const wrong = [ips.slice(0, 900), '', '{"app_name":"Python"}\n[]', '{}\n{"asi":7,"threads":{}}']
    expect(wrong.map(readCrashText)).toEqual([null, null, null, null])
  })
})

test('a report names its process, not its parent', () => {
  expect([ips, old, ''].map(readCrashPid)).toEqual([82334, 13106, null])
})

test('the report of one process is found among recent ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-test-'))
  try {
    writeFileSync(join(folder, 'Python-2026-09-14-100635.ips'), ips)
    writeFileSync(join(folder, 'Python_2017-07-03-102823_host.crash'), old)
    writeFileSync(join(folder, 'notes.txt'), ips)
    const since = Date.now() - 60_000
    expect(findCrashText(82334, since, folder)).toMatch('crashed on child side of fork pre-exec')
    expect(findCrashText(13106, since, folder)).toMatch('EXC_CRASH')
    expect(findCrashText(82319, since, folder)).toBeNull()
    const hourAgo = Date.now() / 1000 - 3600
    utimesSync(join(folder, 'Python-2026-09-14-100635.ips'), hourAgo, hourAgo)
    expect(findCrashText(82334, since, folder)).toBeNull()
    expect(findCrashText(1, since, join(folder, 'nowhere'))).toBeNull()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a report that comes later is waited for, but not for ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-test-'))
  try {
    let pauses = 0
    const pause = async () => {
      pauses++
      if (pauses === 3) writeFileSync(join(folder, 'Python.ips'), ips)
    }
    const since = Date.now() - 60_000
    expect(await awaitCrashText(82334, since, pause, folder)).toMatch('EXC_BAD_ACCESS')
    expect(pauses).toBe(3)
    expect(await awaitCrashText(1, since, pause, folder)).toBeNull()
    expect(pauses).toBe(23)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
