import { describe, expect, test } from '@jest/globals'
import { classify, parseSample } from '../../../src/watchdog/unix/sample.ts'

/** Excerpts of what people have posted of `sample`; some frames between are left out. */

// https://github.com/OfflineIMAP/offlineimap/issues/633 (Python 2.7, macOS 10.14)
const offlineimap = `
Call graph:
    2439 Thread_3640682
    + 2439 thread_start  (in libsystem_pthread.dylib) + 13  [0x7fff600a340d]
    +   2439 _pthread_start  (in libsystem_pthread.dylib) + 66  [0x7fff600a7249]
    +     2439 PyEval_EvalFrameEx  (in Python) + 25699  [0x1051234e3]
    +       2439 lock_PyThread_acquire_lock  (in Python) + 71  [0x105165807]
    +         2439 PyThread_acquire_lock  (in Python) + 75  [0x10515f70b]
    +           2439 _pthread_cond_wait  (in libsystem_pthread.dylib) + 722  [0x7fff600a756e]
    +             2439 __psynch_cvwait  (in libsystem_kernel.dylib) + 10  [0x7fff5ffe8866]
`

// https://github.com/kovidgoyal/kitty/issues/1779 (macOS 10.14; a C mutex, and an event thread)
const kitty = `Analysis of sampling kitty (pid 2037) every 1 millisecond
Process:         kitty [2037]
Path:            /Applications/kitty.app/Contents/MacOS/kitty
OS Version:      Mac OS X 10.14.5 (18F132)
Analysis Tool:   /usr/bin/sample
----

Call graph:
    8989 Thread_37453   DispatchQueue_1: com.apple.main-thread  (serial)
    + 8989 _pthread_mutex_firstfit_lock_slow  (in libsystem_pthread.dylib) + 222  [0x7fff633f24cd]
    +   8989 _pthread_mutex_firstfit_lock_wait  (in libsystem_pthread.dylib) + 96  [0x7fff633f4d52]
    +     8989 __psynch_mutexwait  (in libsystem_kernel.dylib) + 10  [0x7fff63337f06]
    8989 Thread_37491: com.apple.NSEventThread
    + 8989 thread_start  (in libsystem_pthread.dylib) + 13  [0x7fff633f340d]
    +   8989 _NSEventThread  (in AppKit) + 175  [0x7fff349636a6]
    +     8989 mach_msg  (in libsystem_kernel.dylib) + 60  [0x7fff6333576c]
    +       8989 mach_msg_trap  (in libsystem_kernel.dylib) + 10  [0x7fff6333522a]

Total number in stack (recursive counted multiple, when >=5):
        5       thread_start  (in libsystem_pthread.dylib) + 13  [0x7fff633f340d]
`

// https://github.com/facebookarchive/xctool/issues/689 (bash, macOS 10.11: one thread, so no rails)
const xctool = `Analysis of sampling bash (pid 52310) every 1 millisecond
----

Call graph:
    9581 Thread_813976   DispatchQueue_1: com.apple.main-thread  (serial)
      9581 start  (in libdyld.dylib) + 1  [0x7fff8c6e75ad]
        9581 ???  (in bash)  load address 0x10a926000 + 0x1e98  [0x10a927e98]
          9581 ???  (in bash)  load address 0x10a926000 + 0x1cbb2  [0x10a942bb2]
`

// https://github.com/iCharlesHu/Subprocess/issues/11 (arm64, macOS 14)
const subprocess = `Call graph:
    8311 Thread_28392022   DispatchQueue_1: com.apple.main-thread  (serial)
    + 8311 start  (in dyld) + 2840  [0x1833d0274]
    +   8311 main  (in StressTester) + 132  [0x100004f44]  MainFile.swift:0
    +     8311 swift_task_asyncMainDrainQueueImpl()  (in libswift_Concurrency.dylib) + 40  [0x2648e0554]
    +       8311 mach_msg2_trap  (in libsystem_kernel.dylib) + 8  [0x183711f34]
`

describe('parseSample', () => {
  test('names function and library of every frame, innermost first', () => {
    const [thread] = parseSample(offlineimap)!
    expect(thread).toMatchObject({ tid: 3640682, still: true })
    expect(thread!.frames[0]).toEqual({
      function: '__psynch_cvwait',
      library: 'libsystem_kernel.dylib',
    })
    expect(thread!.frames.map((frame) => frame.function).slice(1, 4)).toEqual([
      '_pthread_cond_wait',
      'PyThread_acquire_lock',
      'lock_PyThread_acquire_lock',
    ])
    expect(thread!.frames.at(-1)!.function).toBe('thread_start')
  })

  test('tells threads apart, with a queue, a name or nothing behind their id', () => {
    expect(parseSample(kitty)!.map((thread) => [thread.tid, thread.frames.length])).toEqual([
      [37453, 3],
      [37491, 4],
    ])
  })

  test('reads a graph without rails, and functions without a name', () => {
    const [thread] = parseSample(xctool)!
    expect(thread!.frames.map((frame) => frame.function)).toEqual(['???', '???', 'start'])
  })

  test('reads a line with a source file behind it, and brackets in a name', () => {
    const names = parseSample(subprocess)![0]!.frames.map((frame) => frame.function)
    expect(names).toContain('swift_task_asyncMainDrainQueueImpl()')
    expect(names).toContain('main')
  })

  test('a thread whose samples differ has moved', () => {
    const moved = offlineimap
      .replace('2439 __psynch_cvwait', '2400 __psynch_cvwait')
      .replace(
        /\n$/,
        '\n    +             39 write  (in libsystem_kernel.dylib) + 10  [0x7fff5ffe8000]\n',
      )
    const [thread] = parseSample(moved)!
    expect(thread!.still).toBe(false)
    expect(thread!.frames[0]!.function).toBe('__psynch_cvwait')
    expect(classify(thread!)).toBe('alive')
  })

  test('without a call graph there is no answer', () => {
    // As on a hosted runner with macOS 15: https://github.com/xroche/httrack/issues/870
    expect(parseSample(kitty.slice(0, kitty.indexOf('Call graph:')))).toBeNull()
    expect(parseSample('')).toBeNull()
    expect(parseSample('Call graph:\n\n')).toBeNull()
  })
})

describe('classify', () => {
  const leaves = (text: string) => parseSample(text)!.map(classify)
  /** The recorded stack with another innermost function. */
  const ending = (name: string) => leaves(offlineimap.replace('__psynch_cvwait', name))[0]

  test('a Python lock and a C mutex are locks; a run loop is alive', () => {
    expect(leaves(offlineimap)).toEqual(['lock'])
    expect(leaves(kitty)).toEqual(['lock', 'alive'])
    expect(leaves(subprocess)).toEqual(['alive'])
    expect(leaves(xctool)).toEqual(['alive'])
  })

  // multiprocessing's locks and queues wait in sem_wait; with a limit they poll, as macOS has no other way.
  test.each([
    '__psynch_mutexwait',
    '__ulock_wait',
    '__ulock_wait2',
    'semaphore_wait_trap',
    'sem_wait',
  ])('%s is a lock', (name) => {
    expect(ending(name)).toBe('lock')
  })

  // `__wait4` as in https://github.com/fork-dev/Tracker/issues/844
  test.each(['__wait4', 'wait4', '__wait4_nocancel'])('%s waits for a child', (name) => {
    expect(ending(name)).toBe('process')
  })

  test.each([
    'kevent',
    '__select',
    'poll',
    '__recvfrom',
    'read',
    '__semwait_signal',
    'mach_msg2_trap',
    '__workq_kernreturn',
    'semaphore_timedwait_trap',
    '__sigwait',
    'my__psynch_cvwait',
  ])('%s is alive', (name) => {
    expect(ending(name)).toBe('alive')
  })

  test('a lock that is seen to have a time limit is alive', () => {
    const limited = offlineimap.replace('_pthread_cond_wait ', 'pthread_cond_timedwait ')
    expect(leaves(limited)).toEqual(['alive'])
    const ofCpp = offlineimap.replace(
      'PyThread_acquire_lock ',
      'std::__1::condition_variable::__do_timed_wait(std::__1::unique_lock<std::__1::mutex>&) ',
    )
    expect(leaves(ofCpp)).toEqual(['alive'])
  })

  // take_gil over __psynch_cvwait: https://github.com/python/cpython/issues/98178
  test('who asks for the GIL depends on who has it', () => {
    const asking = offlineimap
      .replace('lock_PyThread_acquire_lock', 'PyEval_RestoreThread')
      .replace('PyThread_acquire_lock ', 'take_gil ')
    expect(leaves(asking)).toEqual(['gil'])
    // Where take_gil is part of it.
    const within = offlineimap.replace(/^.* lock_PyThread_acquire_lock .*\n/m, '')
    expect(leaves(within)).toEqual(['lock'])
    expect(leaves(within.replace('PyThread_acquire_lock', 'PyEval_RestoreThread'))).toEqual(['gil'])
  })

  test('who was called by one that had to ask for the GIL does not ask for it', () => {
    const callback = offlineimap.replace('PyEval_EvalFrameEx', 'PyEval_RestoreThread')
    expect(leaves(callback)).toEqual(['lock'])
  })
})
