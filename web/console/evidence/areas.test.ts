import { expect, it } from 'vitest'
import { another, drawn, moved, pushed, sized } from './areas'

const near = (area: object | null, wanted: Record<string, number>): void => {
  for (const [name, value] of Object.entries(wanted)) expect((area as Record<string, number>)[name]).toBeCloseTo(value)
}

it('draws from any corner, within the picture, and nothing for a click', () => {
  near(drawn({ x: 0.6, y: 0.7 }, { x: 0.2, y: 0.1 }), { x: 0.2, y: 0.1, w: 0.4, h: 0.6 })
  near(drawn({ x: 0.9, y: -0.3 }, { x: 1.4, y: 0.5 }), { x: 0.9, y: 0, w: 0.1, h: 0.5 })
  expect(drawn({ x: 0.5, y: 0.5 }, { x: 0.503, y: 0.9 })).toBeNull()
})

it('moves and sizes without leaving the picture', () => {
  const area = { x: 0.1, y: 0.1, w: 0.3, h: 0.3 }
  near(moved(area, 5, -5), { x: 0.7, y: 0, w: 0.3, h: 0.3 })
  near(sized(area, 5, 0.1), { x: 0.1, y: 0.1, w: 0.9, h: 0.4 })
  expect(sized(area, -5, -5).w).toBeGreaterThan(0)
})

it('follows the arrow keys', () => {
  const area = { x: 0.5, y: 0.5, w: 0.2, h: 0.2 }
  near(pushed(area, 'ArrowLeft', false), { x: 0.49, w: 0.2 })
  near(pushed(area, 'ArrowDown', true), { y: 0.5, h: 0.21 })
  expect(pushed(area, 'a', false)).toBeNull()
})

it('puts a further one beside the last, inside of the picture', () => {
  for (let many = 0; many < 50; many += 1) {
    const { x, y, w, h } = another(many)
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(Math.max(x + w, y + h)).toBeLessThanOrEqual(1)
  }
})
