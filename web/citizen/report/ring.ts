/** A circle of metres around a point, as a polygon of degrees. */
export function ring(at: { lon: number; lat: number }, metres: number): GeoJSON.Polygon {
  const north = metres / 111_320
  const east = north / Math.cos((at.lat * Math.PI) / 180)
  const corner = (turn: number): [number, number] => [at.lon + east * Math.cos(turn), at.lat + north * Math.sin(turn)]
  return { type: 'Polygon', coordinates: [Array.from({ length: 49 }, (_, each) => corner((each / 48) * 2 * Math.PI))] }
}
