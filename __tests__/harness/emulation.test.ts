import { expect, test } from '@jest/globals'
import { forEachPython, only, run } from './trial.ts'

const knobs = '{"emulate": ["getaddrinfo-lock"]}'

const lookups = `
import socket, sys, threading, time
begin = time.time()
def look_up(name):
    socket.getaddrinfo(name, 80)
threads = [threading.Thread(target=look_up, args=('127.0.0.%d' % n,)) for n in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(time.time() - begin >= 0.09, 'encodings.idna' in sys.modules)
try:
    look_up('a..b')
except Exception as error:
    print(type(error).__name__)
look_up('127.0.0.4')
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)
port = server.getsockname()[1]
client = socket.socket()
client.connect(('localhost', port))
other = socket.create_connection(('127.0.0.1', port))
print(isinstance(client, socket.socket), client.getpeername()[1] == port)
print(socket.gethostbyname('localhost'), socket.getnameinfo(('127.0.0.1', 80), 3))
pair = socket.socketpair() if hasattr(socket, 'socketpair') else None
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagram.sendto(b'x', ('localhost', 9))
bad = socket.socket()
try:
    bad.connect(('a..b', 1))
except Exception as error:
    print(type(error).__name__)
`

/** A thread sleeps in its lookup while the main thread forks; the child looks up in a new thread. */
const stuck = `
import os, socket, threading, time
started = threading.Event()
def background():
    started.set()
    socket.getaddrinfo('localhost', 80)
def in_child():
    socket.gethostbyname('127.0.0.1')
thread = threading.Thread(target=background, name='background')
thread.start()
started.wait()
time.sleep(0.01)
pid = os.fork()
if pid == 0:
    thread = threading.Thread(target=in_child, name='in child')
    thread.daemon = True
    thread.start()
    thread.join(0.3)
    os._exit(4 if thread.is_alive() else 0)
print(os.waitpid(pid, 0)[1] >> 8)
thread.join()
`

forEachPython((python) => {
  test('lookups take turns, one at a time, whatever comes of them', async () => {
    const { stdout, stderr, trace, folder } = await run(python, { source: lookups, knobs })
    expect(stderr).toBe('')
    const lines = stdout
      .replaceAll(/[(),']/g, '')
      .trim()
      .split('\n')
    expect(lines).toEqual([
      'True True',
      expect.stringMatching(/error/i),
      'True True',
      '127.0.0.1 127.0.0.1 80',
      expect.stringMatching(/error/i),
    ])
    const told = only(trace, 'lookup').sort((a, b) => a.t - b.t)
    let holder: string | null = null
    for (const { did, ident } of told) {
      if (did === 'got') {
        expect(holder).toBeNull()
        holder = ident
      } else if (did === 'released') {
        expect(holder).toBe(ident)
        holder = null
      }
    }
    const count = (what: string) => told.filter(({ did }) => did === what).length
    expect([count('asked'), count('released')]).toEqual([count('got'), count('got')])
    const hosts = told.filter(({ did }) => did === 'got').map(({ host }) => host)
    expect(hosts.slice(0, 3).sort()).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.3'])
    // create_connection looks up once; connect() with a number does not.
    expect(hosts.slice(3)).toEqual([
      'a..b',
      '127.0.0.4',
      'localhost',
      '127.0.0.1',
      'localhost',
      '127.0.0.1',
      'localhost',
      'a..b',
    ])
    expect(told[0]).toMatchObject({
      lock: 'getaddrinfo',
      thread: expect.stringMatching(/^Thread-/),
    })
    expect(told[0]!.place).toEqual([`${folder}/repro.py`, 5, 'look_up'])
  })

  test('a fork does not reset the lock, nor does a new thread inherit it', async () => {
    const { stdout, trace } = await run(python, { source: stuck, knobs })
    expect(stdout).toBe('4\n')
    const [child] = only(trace, 'child')
    const told = only(trace, 'lookup')
    expect(told.filter(({ pid }) => pid === child!.pid)).toMatchObject([
      { did: 'asked', thread: 'in child', host: '127.0.0.1' },
    ])
    const [fork] = only(trace, 'fork')
    const parents = told.filter(({ pid }) => pid === fork!.pid).sort((a, b) => a.t - b.t)
    expect(parents.map(({ did, t }) => [did, t < fork!.t])).toEqual([
      ['asked', true],
      ['got', true],
      ['released', false],
    ])
  })

  test('without the emulation the same program passes', async () => {
    const { stdout } = await run(python, {
      source: stuck,
      knobs: '{"preload": ["encodings.idna"]}',
    })
    expect(stdout).toBe('0\n')
  })

  test('a signal handler that looks up during a lookup does not wait for itself', async () => {
    const { stdout } = await run(python, {
      source: `
import signal, socket
def handler(*_):
    socket.getaddrinfo('127.0.0.2', 80)
    print('handled')
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    socket.getaddrinfo('127.0.0.1', 80)
except (IOError, OSError):
    pass
socket.getaddrinfo('127.0.0.3', 80)
print('through')
`,
      knobs,
    })
    expect(stdout).toBe('handled\nthrough\n')
  })
})
