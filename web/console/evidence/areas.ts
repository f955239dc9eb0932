/** Rectangles that cover parts of a picture: pure, in parts of its width and height, from its upper left corner. */
export interface Area {
  x: number
  y: number
  w: number
  h: number
}
export interface Point {
  x: number
  y: number
}

/** The door takes no more at once. */
export const MOST = 50
/** Smaller is no rectangle but a slip of the hand. */
const LEAST = 0.008
/** One press of an arrow. */
const STEP = 0.01

const within = (value: number, from = 0, to = 1): number => Math.min(to, Math.max(from, value))

/** What a pointer drew from one corner to another; null for a mere click. */
export function drawn(from: Point, to: Point): Area | null {
  const [x, y] = [within(Math.min(from.x, to.x)), within(Math.min(from.y, to.y))]
  const [w, h] = [within(Math.max(from.x, to.x)) - x, within(Math.max(from.y, to.y)) - y]
  return w < LEAST || h < LEAST ? null : { x, y, w, h }
}

/** Put elsewhere, and never outside of the picture. */
export const moved = (area: Area, dx: number, dy: number): Area => ({ ...area, x: within(area.x + dx, 0, 1 - area.w), y: within(area.y + dy, 0, 1 - area.h) })

/** Its lower right corner put elsewhere. */
export const sized = (area: Area, dw: number, dh: number): Area => ({ ...area, w: within(area.w + dw, LEAST, 1 - area.x), h: within(area.h + dh, LEAST, 1 - area.y) })

/** What an arrow key makes of it; with Shift its size. Null for any other key. */
export function pushed(area: Area, key: string, size: boolean): Area | null {
  const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[key]
  if (!way) return null
  const [dx, dy] = way as [number, number]
  return size ? sized(area, dx, dy) : moved(area, dx, dy)
}

/** One to begin with, for whoever draws without a pointer: in the middle, beside those that are there. */
export const another = (many: number): Area => moved({ x: 0.4, y: 0.4, w: 0.2, h: 0.2 }, 0.03 * (many % 10), 0.03 * (many % 10))
