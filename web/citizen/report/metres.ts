/** How far it is between two points, in metres as one says them. */
interface At {
  lon: number
  lat: number
}

const RADIUS = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

export function metresBetween(a: At, b: At): number {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lon - a.lon) * Math.cos(radians((a.lat + b.lat) / 2))]
  const metres = RADIUS * Math.hypot(north, east)
  return metres < 100 ? Math.round(metres) : metres < 1_000 ? Math.round(metres / 10) * 10 : Math.round(metres / 100) * 100
}
