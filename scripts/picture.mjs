// Draws docs/result.svg: a terminal with what the program prints in a real run, just now, of an
// example whose expectation nobody has written yet. Needs the built dist/ and a python3.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const program = resolve(process.argv[2] ?? 'dist/cli.js')
const script = 'fork_lock.py'

/** Runs it on a pseudo-terminal, since it paints only there; progress goes elsewhere. */
function run(folder) {
  const example = readFileSync(join('examples', script), 'utf8')
  writeFileSync(join(folder, script), example.replace(/^# expect = .*\n/m, ''))
  const shell = `stty cols ${COLUMNS}; exec "$0" "$1" run ${script} 2>/dev/null`
  const python = 'import pty, sys; pty.spawn(["sh", "-c"] + sys.argv[1:])'
  const command = ['-c', python, shell, process.execPath, program]
  const env = { ...process.env, NO_COLOR: '', TERM: 'xterm' }
  return execFileSync('python3', command, { cwd: folder, env, encoding: 'utf8', input: '' })
}

const COLUMNS = 96
const [WIDTH, HEIGHT, MARGIN] = [8, 18, 20]
const colors = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' }
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const ESC = '\u001b'
const SGR = new RegExp(`${ESC}\\[(\\d*)m`)

/** A line with its SGR sequences as spans; their state lasts to the end of the line. */
function spans(line) {
  let style = {}
  return line.split(SGR).map((part, at) => {
    const isCode = at % 2 === 1
    if (isCode) style = change(style, Number(part))
    if (isCode || part === '') return ''
    const weight = style.bold ? ' font-weight="bold"' : ''
    const fill = style.color ? ` fill="${style.color}"` : style.dim ? ' fill="#9198a1"' : ''
    return `<tspan${weight}${fill}>${escaped(part)}</tspan>`
  })
}

function change(style, code) {
  if (code === 0) return {}
  if (code === 1) return { ...style, bold: true }
  if (code === 2) return { ...style, dim: true }
  if (code === 22) return { ...style, bold: false, dim: false }
  return { ...style, color: colors[code] }
}

function draw(lines) {
  const plain = lines.map(stripVTControlCharacters)
  const width = COLUMNS * WIDTH + 2 * MARGIN
  const height = lines.length * HEIGHT + 2 * MARGIN
  // textLength keeps the columns in place with whatever font there is.
  const rows = lines.flatMap((line, at) => {
    if (plain[at] === '') return []
    const length = `textLength="${[...plain[at]].length * WIDTH}"`
    const y = MARGIN + (at + 0.75) * HEIGHT
    return `<text x="${MARGIN}" y="${y}" ${length} xml:space="preserve">${spans(line).join('')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>What Fork Safety prints of a hang: the fork, the blocked line and the line that holds the lock</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#e6edf3">
${rows.join('\n')}
</g>
</svg>
`
}

const folder = mkdtempSync(join(tmpdir(), 'fork-safety-picture-'))
try {
  const printed = run(folder).replaceAll('\r', '').trimEnd()
  const lines = [`${ESC}[2m$${ESC}[22m node dist/cli.js run ${script}`, ...printed.split('\n')]
  writeFileSync('docs/result.svg', draw(lines))
} finally {
  rmSync(folder, { recursive: true })
}
