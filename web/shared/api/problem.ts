/** A refusal as the server tells it (RFC 9457), or that it could not be reached. */
export interface Wrong {
  field: string
  [more: string]: unknown
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(code)
  }

  /** The sentence and whatever else speaks against it, each once. */
  get said(): string[] {
    const listed = Array.isArray(this.body.errors) ? (this.body.errors as { detail?: string }[]) : []
    return [...new Set([this.detail, ...listed.map((each) => each.detail ?? '')])].filter(Boolean)
  }

  /** Nothing was heard from the server: whether it was done is not known, the same key may be sent again. */
  get unreachable(): boolean {
    return this.status === 0
  }

  /** Worth sending again later without a change. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}
