/** The hang rate over the delay before the fork, as a chart. */

import { type Curve, curveName, type Point } from '../curve.ts'
import { hangCell, percent } from '../format.ts'
import { type Html, h } from './html.ts'

const layouts = { wide: 640, narrow: 344 }
const height = 200
const frame = { left: 48, right: 20, top: 12, bottom: 34 }

/** The chart in two widths, of which the style sheet shows one. `id` is the page's own for it. */
export function rateChart(curve: Curve, id: string): Html[] {
  return Object.entries(layouts).map(([name, width]) =>
    draw(curve, { name, width }, `${id}-${name}`),
  )
}

interface Axes {
  x: (point: Point) => number
  y: (rate: number) => number
  width: number
}

function draw(curve: Curve, { name, width }: { name: string; width: number }, id: string): Html {
  const { points } = curve
  const axes: Axes = { x: delayAxis(points, width), y: rateAxis, width }
  return h(
    'svg',
    {
      class: `chart ${name}`,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
    },
    h('title', { id: `${id}-title` }, `Hang rate over the delay: ${curveName(curve)}`),
    h('desc', { id: `${id}-text` }, points.map(told).join('; ')),
    [0, 0.5, 1].map((rate) => gridLine(rate, axes)),
    band(points, axes),
    h('polyline', { class: 'rate-line', points: points.map((point) => at(point, axes)).join(' ') }),
    points.map((point) => mark(point, axes)),
    labelled(points, axes).map((point) => tickLabel(point, axes)),
  )
}

const told = ({ delay, one }: Point) => `${delay} s: hung ${hangCell(one)}`

/**
 * Delays differ by powers of ten, and may be nothing: the axis is linear below the smallest and
 * logarithmic above.
 */
function delayAxis(points: Point[], width: number): Axes['x'] {
  const least = points.find(({ delay }) => delay > 0)?.delay ?? 1
  const scaled = ({ delay }: Point) => Math.log10(1 + delay / least)
  const [first, last] = [scaled(points[0]!), scaled(points.at(-1)!)]
  const room = width - frame.left - frame.right - 24
  return (point) => frame.left + 12 + (room * (scaled(point) - first)) / (last - first || 1)
}

const rateAxis = (rate: number) => frame.top + (height - frame.top - frame.bottom) * (1 - rate)

const round = (value: number) => Number(value.toFixed(1))

const at = (point: Point, { x, y }: Axes, rate = point.rate) =>
  `${round(x(point))},${round(y(rate))}`

function gridLine(rate: number, { y, width }: Axes): Html[] {
  return [
    h('line', { x1: frame.left, x2: width - frame.right, y1: y(rate), y2: y(rate), class: 'grid' }),
    h('text', { x: frame.left - 8, y: y(rate) + 4, class: 'words quiet end' }, percent(rate)),
  ]
}

/** What the rates may be, between the ends of their intervals. */
function band(points: Point[], axes: Axes): Html {
  const upper = points.map((point) => at(point, axes, point.high))
  const lower = points.map((point) => at(point, axes, point.low)).reverse()
  return h('polygon', { class: 'band', points: [...upper, ...lower].join(' ') })
}

function mark(point: Point, { x, y }: Axes): Html[] {
  const column = round(x(point))
  return [
    h('line', {
      x1: column,
      x2: column,
      y1: round(y(point.high)),
      y2: round(y(point.low)),
      class: 'whisker',
    }),
    h(
      'circle',
      {
        cx: column,
        cy: round(y(point.rate)),
        r: 4.5,
        class: point.rate > 0 ? 'node stuck' : 'node',
      },
      h('title', {}, told(point)),
    ),
  ]
}

/** The points whose label has room beside the last one's. */
function labelled(points: Point[], { x }: Axes): Point[] {
  const shown: Point[] = []
  for (const point of points) {
    const before = shown.at(-1)
    if (!before || x(point) - x(before) >= 42) shown.push(point)
  }
  return shown
}

const tickLabel = (point: Point, { x }: Axes) =>
  h('text', { x: round(x(point)), y: height - 12, class: 'words middle' }, `${point.delay} s`)
