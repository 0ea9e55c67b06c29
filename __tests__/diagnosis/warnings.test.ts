import { describe, expect, test } from '@jest/globals'
import { recognise } from '../../src/diagnosis/warnings.ts'

const nothing = { stdout: '', stderr: '', warnings: [], uncaught: [] }
const ids = (text: string) => recognise({ ...nothing, stderr: text }).map((one) => one.id)

describe('texts that are known', () => {
  test.each([
    [
      'cpython-multithreaded-fork',
      'x.py:3: DeprecationWarning: This process (pid=4711) is multi-threaded, use of fork() may lead to deadlocks in the child.',
    ],
    [
      'cpython-multithreaded-fork',
      'This process (pid=1) is multi-threaded, use of forkpty() may lead to deadlocks in the child.',
    ],
    [
      'pymongo-opened-before-fork',
      "MongoClient opened before fork. Create MongoClient with connect=False, or create client after forking. See PyMongo's documentation for details: http://api.mongodb.org/python/current/faq.html#using-pymongo-with-multiprocessing>",
    ],
    [
      'pymongo-opened-before-fork',
      'AsyncMongoClient opened before fork. May not be entirely fork-safe, proceed with caution.',
    ],
    [
      'objc-initialize',
      'objc[123]: +[__NSPlaceholderDate initialize] may have been in progress in another thread when fork() was called.',
    ],
    [
      'objc-initialize',
      'objc[9]: +[NSNumber initialize] may have been in progress in another thread when fork() was called. We cannot safely call it or ignore it in the fork() child process. Crashing instead. Set a breakpoint on objc_initializeAfterForkError to debug.',
    ],
    [
      'corefoundation-fork',
      'The process has forked and you cannot use this CoreFoundation functionality safely. You MUST exec().',
    ],
    [
      'corefoundation-fork',
      'Break on __THE_PROCESS_HAS_FORKED_AND_YOU_CANNOT_USE_THIS_COREFOUNDATION_FUNCTIONALITY___YOU_MUST_EXEC__() to debug.',
    ],
    [
      'numba-openmp-fork',
      'Terminating: fork() called from a process already using GNU OpenMP, this is unsafe.',
    ],
    ['macos-forked-crash', '*** multi-threaded process forked ***'],
    ['macos-forked-crash', 'crashed on child side of fork pre-exec'],
    [
      'grpc-fork-support',
      'Fork support not enabled; try running with the environment variable GRPC_ENABLE_FORK_SUPPORT=1',
    ],
    [
      'grpc-fork-support',
      'Other threads are currently calling into gRPC, skipping fork() handlers',
    ],
    [
      'grpc-fork-support',
      'Fork support is only compatible with the epoll1 and poll polling strategies',
    ],
    ['grpc-fork-support', 'grpc.RpcError: Wrong file descriptor generation'],
    [
      'tokenizers-fork',
      'huggingface/tokenizers: The current process just got forked, after parallelism has already been used. Disabling parallelism to avoid deadlocks...',
    ],
    [
      'tokenizers-fork',
      '\t- Explicitly set the environment variable TOKENIZERS_PARALLELISM=(true | false)',
    ],
    [
      'openmp-fork-in-parallel-region',
      'OMP: Warning #190: Forking a process while a parallel region is active is potentially unsafe.',
    ],
    [
      'torch-cuda-fork',
      "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method",
    ],
    [
      'torch-autograd-fork',
      "Unable to handle autograd's threading in combination with fork-based multiprocessing. See https://github.com/pytorch/pytorch/wiki/Autograd-and-Fork",
    ],
    [
      'polars-fork',
      'RuntimeWarning: Using fork() can cause Polars to deadlock in the child process.\nIn addition',
    ],
    [
      'jax-fork',
      'os.fork() was called. os.fork() is incompatible with multithreaded code, and JAX is multithreaded, so this will likely lead to a deadlock.',
    ],
    [
      'openmpi-fork',
      'A process has executed an operation involving a call to the\n"fork()" system call to create a child process.',
    ],
    [
      'openmpi-fork',
      'An MPI process has executed an operation involving a call to the\n"fork()" system call to create a child process.',
    ],
    [
      'thread-sanitizer-fork',
      'ThreadSanitizer: starting new threads after multi-threaded fork is not supported. Dying (set die_after_fork=0 to override)',
    ],
    ['librdkafka-fork', 'rd_kafka_destroy_app: assert: !*"failed to join main thread"'],
    ['librdkafka-fork', 'Assertion failed (was process forked?)'],
    ['shared-tls-connection', 'OperationalError: SSL error: decryption failed or bad record mac'],
    ['shared-tls-connection', 'SSL SYSCALL error: EOF detected'],
    ['shared-database-connection', 'Lost connection to MySQL server during query'],
    [
      'shared-database-connection',
      'This result object does not return rows. It has been closed automatically.',
    ],
    ['worker-died', 'WorkerLostError: Worker exited prematurely: signal 11 (SIGSEGV)'],
    ['worker-died', 'ERROR! A worker was found in a dead state'],
    ['puma-threads-before-fork', '! WARNING: Detected 2 Thread(s) started in app boot:'],
    [
      'lint-preexec-fn',
      'W1509: Using preexec_fn keyword which may be unsafe in the presence of threads',
    ],
    ['lint-preexec-fn', 'a.py:3:1: PLW1509 `preexec_fn` argument is unsafe'],
    [
      'resource-tracker-died',
      'UserWarning: resource_tracker: process died unexpectedly, relaunching.  Some resources might leak.',
    ],
  ])('%s', (id, text) => {
    expect(ids(text)).toEqual([id])
    expect(recognise({ ...nothing, stdout: text }).map((one) => one.id)).toEqual([id])
    expect(ids(`\u001b[33m${text.replace(/ /, ' \u001b[0m')}`)).toEqual([id])
  })

  test.each([
    'This process is multi-threaded',
    'MongoClient opened',
    'Worker exited prematurely: signal 9 (SIGKILL)',
    'fork() in a forked process; polars; CUDA; objc[1]: initialize',
    '',
  ])('nothing is seen in %j', (text) => {
    expect(ids(text)).toEqual([])
  })

  test('recorded warnings, exceptions and crash reports are searched too', () => {
    const frames: [] = []
    const seen = {
      stdout: '',
      stderr: '',
      warnings: [
        {
          category: 'DeprecationWarning',
          text: 'This process (pid=5) is multi-threaded, use of fork() may lead to deadlocks in the child.',
        },
      ],
      uncaught: [
        {
          pid: 1,
          type: 'RuntimeError',
          text: 'Cannot re-initialize CUDA in forked subprocess.',
          frames,
        },
      ],
      crash: 'crashed on child side of fork pre-exec\n0 libdispatch.dylib _dispatch_apply_invoke',
    }
    expect(recognise(seen).map((one) => one.id)).toEqual([
      'cpython-multithreaded-fork',
      'torch-cuda-fork',
      'macos-forked-crash',
      'libdispatch-after-fork',
    ])
  })

  test('each comes once, with its whole line, cut to a bounded length, and a link', () => {
    const text = `first\n${'x'.repeat(900)} MongoClient opened before fork. tail ${'y'.repeat(900)}\nlast\n`
    const found = recognise([
      { ...nothing, stdout: text, stderr: text },
      { ...nothing, stdout: text },
    ])
    expect(found).toHaveLength(1)
    expect(found[0]!.text).toMatch(/^x+ MongoClient opened before fork\. tail y+$/)
    expect(found[0]!.text.length).toBeLessThanOrEqual(500)
    expect(found[0]!.url).toMatch(/^https:/)
  })
})
