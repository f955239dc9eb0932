/** The signs of units and incidents, drawn when the map first asks for one: colour, shape and letter say the same thing. */
import { text } from '@/words'
import type { Standing } from './features'

const RATIO = 2
const SIZE = 30

interface Ink {
  fill: string
  line: string
  text: string
}

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const dark = (): boolean => document.documentElement.classList.contains('dark')

function inkOf(how: Standing): Ink {
  const text = dark() ? '#06121d' : '#ffffff'
  const line = token('--surface')
  const fills: Record<Standing, string> = {
    free: dark() ? '#4fd08c' : '#17663a',
    sent: dark() ? '#ead94e' : '#6b5d00',
    moving: token('--accent'),
    scene: dark() ? '#c3a6ff' : '#5b3aa6',
    rest: dark() ? '#9fadb9' : '#5b6874',
    off: dark() ? '#5d6d7c' : '#8996a3',
  }
  return { fill: fills[how], line, text }
}

type Pen = CanvasRenderingContext2D

function outline(pen: Pen, how: Standing): void {
  const [mid, r] = [SIZE / 2, 10]
  pen.beginPath()
  if (how === 'sent') corners(pen, mid, [[-6, -r], [6, -r], [r + 2, 0], [6, r], [-6, r], [-r - 2, 0]])
  else if (how === 'moving') corners(pen, mid, [[0, -r - 3], [r + 2, r - 1], [-r - 2, r - 1]])
  else if (how === 'scene') pen.roundRect(mid - r, mid - r, r * 2, r * 2, 3)
  else pen.arc(mid, mid, r, 0, Math.PI * 2)
}

function corners(pen: Pen, mid: number, points: [number, number][]): void {
  for (const [x, y] of points) pen.lineTo(mid + x, mid + y)
  pen.closePath()
}

function unit(pen: Pen, how: Standing, stale: boolean, doubt: boolean, letter: string): void {
  const ink = inkOf(how)
  outline(pen, how)
  pen.lineJoin = 'round'
  pen.lineWidth = 4
  pen.strokeStyle = ink.line
  pen.stroke()
  pen.fillStyle = stale ? token('--surface') : ink.fill
  pen.fill()
  pen.lineWidth = 2
  if (stale || how === 'rest') pen.setLineDash(stale ? [3, 2.4] : [])
  pen.strokeStyle = stale ? token('--line-strong') : ink.fill
  pen.stroke()
  pen.setLineDash([])
  write(pen, letter, stale ? token('--ink-2') : ink.text, 12, how === 'moving' ? 2 : 0)
  if (doubt) badge(pen, '?', token('--warn-fill'), '#1b1100')
}

function write(pen: Pen, letter: string, colour: string, size: number, down = 0): void {
  pen.fillStyle = colour
  pen.font = `700 ${size}px ${token('--font')}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(letter, SIZE / 2, SIZE / 2 + 0.8 + down)
}

function badge(pen: Pen, sign: string, ground: string, ink: string): void {
  pen.beginPath()
  pen.arc(SIZE - 6, 6, 5.5, 0, Math.PI * 2)
  pen.fillStyle = ground
  pen.fill()
  pen.fillStyle = ink
  pen.font = `700 8px ${token('--font')}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(sign, SIZE - 6, 6.5)
}

/** Level 1 a square, 2 a diamond, 3 a circle, 4 a ring: as everywhere in the console. */
function incident(pen: Pen, level: string, quiet: boolean, practice: boolean, waiting: boolean): void {
  const colour = token(`--level-${level}`)
  const mid = SIZE / 2
  pen.lineJoin = 'round'
  pen.beginPath()
  if (level === '1') pen.roundRect(mid - 10, mid - 10, 20, 20, 2)
  else if (level === '2') corners(pen, mid, [[0, -12.5], [12.5, 0], [0, 12.5], [-12.5, 0]])
  else pen.arc(mid, mid, 10, 0, Math.PI * 2)
  pen.lineWidth = waiting ? 6 : 4
  pen.strokeStyle = waiting ? token('--ink') : token('--surface')
  pen.stroke()
  pen.fillStyle = level === '4' ? token('--surface') : colour
  pen.fill()
  pen.lineWidth = 2.5
  pen.strokeStyle = colour
  pen.setLineDash(practice ? [3, 2] : [])
  pen.stroke()
  pen.setLineDash([])
  write(pen, level, level === '4' ? token('--ink') : token('--surface'), 14)
  if (quiet) badge(pen, text(['静', 'Q']), token('--ink'), token('--surface'))
}

/** The picture of a name as `features.ts` makes it: `unit|free|fresh|sound|车`, `case|1|quiet|real|waiting`, `heading`. */
export function drawn(name: string): { image: ImageData; pixelRatio: number } | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE * RATIO
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(RATIO, RATIO)
  const [what, first, second, third, fourth] = name.split('|')
  if (what === 'unit') unit(pen, first as Standing, second === 'stale', third === 'doubt', fourth ?? '')
  else if (what === 'case') incident(pen, first ?? '4', second === 'quiet', third === 'practice', fourth === 'waiting')
  else if (what === 'heading') heading(pen)
  else if (what === 'camera') camera(pen)
  else if (what === 'hazard') hazard(pen)
  else return null
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO }
}

/** A tip above the sign; turned with the course. */
function heading(pen: Pen): void {
  pen.beginPath()
  corners(pen, SIZE / 2, [[0, -15], [5, -9], [-5, -9]])
  pen.fillStyle = token('--ink')
  pen.fill()
}

function camera(pen: Pen): void {
  pen.fillStyle = token('--ink-2')
  pen.strokeStyle = token('--surface')
  pen.lineWidth = 2
  pen.beginPath()
  pen.roundRect(7, 10, 11, 10, 2)
  pen.moveTo(18, 14)
  pen.lineTo(24, 10)
  pen.lineTo(24, 20)
  pen.lineTo(18, 16)
  pen.closePath()
  pen.stroke()
  pen.fill()
}

function hazard(pen: Pen): void {
  pen.lineJoin = 'round'
  pen.beginPath()
  corners(pen, SIZE / 2, [[0, -10], [11, 9], [-11, 9]])
  pen.fillStyle = token('--warn-fill')
  pen.strokeStyle = token('--surface')
  pen.lineWidth = 3
  pen.stroke()
  pen.fill()
  write(pen, '!', '#1b1100', 13, 2)
}
