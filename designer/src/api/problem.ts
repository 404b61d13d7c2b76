/** The body of an `application/problem+json` answer (RFC 9457) with the stable code of this API. */
export interface ProblemBody {
  title?: string;
  detail?: string;
  status?: number;
  code?: string;
  traceId?: string;
  hint?: string;
  current?: number;
  errors?: { field: string; message: string }[];
  by?: string;
  at?: string;
}

/** A refusal or failure of the server, or of the way to it (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly hint: string;
  readonly errors: { field: string; message: string }[];

  constructor(status: number, body: ProblemBody) {
    const title = body.title ?? '';
    super(`${String(status)} ${body.code ?? title}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : `http-${String(status)}`);
    this.title = title;
    this.detail = body.detail ?? '';
    this.traceId = body.traceId ?? '';
    this.hint = body.hint ?? '';
    this.errors = body.errors ?? [];
  }

  get notSignedIn(): boolean {
    return this.status === 401;
  }

  /** Somebody else changed the dossier first, or it has moved on: keep the input, show what happened. */
  get conflict(): boolean {
    return this.status === 412 || this.status === 409;
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

/** Reads a failed answer; never throws, whatever the body holds. */
export async function readProblem(response: Response): Promise<ApiError> {
  try {
    const body: unknown = await response.json();
    return new ApiError(response.status, flatten(body));
  } catch {
    return new ApiError(response.status, { title: response.statusText });
  }
}

function flatten(body: unknown): ProblemBody {
  if (typeof body !== 'object' || body === null) return {};
  const { extensions, ...rest } = body as ProblemBody & { extensions?: ProblemBody };
  return { ...extensions, ...rest };
}
