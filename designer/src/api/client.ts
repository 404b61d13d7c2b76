import { ApiError, readProblem } from './problem';

export interface CommandOptions {
  /** The dossier version the officer looked at; a stale one is refused with 412. */
  version?: number | undefined;
  /** The command id. The same id again repeats the first answer, so a retry can't act twice. */
  key?: string | undefined;
  /** Lets go of a question whose answer is no longer wanted. */
  signal?: AbortSignal | undefined;
}

type QueryValue = string | number | undefined | null;

const root = '/api/v1';
let language = 'vi';
const listeners = new Set<() => void>();

/** Texts in answers come in this language. */
export function setApiLanguage(next: string): void {
  language = next;
}

/** Called whenever an answer says that nobody is signed in. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function newKey(): string {
  return crypto.randomUUID();
}

export function withQuery(path: string, query: Record<string, QueryValue>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

export async function get<T>(
  path: string,
  query: Record<string, QueryValue> = {},
  signal?: AbortSignal,
): Promise<T> {
  return send<T>('GET', withQuery(path, query), undefined, {}, signal);
}

export async function post<T>(path: string, body?: unknown, options: CommandOptions = {}): Promise<T> {
  return send<T>('POST', path, body ?? {}, commandHeaders(options), options.signal);
}

export async function put<T>(path: string, body: unknown, options: CommandOptions): Promise<T> {
  return send<T>('PUT', path, body, commandHeaders(options), options.signal);
}

/** A file goes as its bare bytes; what it is, the server reads from them. */
export async function upload<T>(path: string, file: Blob): Promise<T> {
  return send<T>('POST', path, file, commandHeaders({}));
}

export async function remove(path: string): Promise<void> {
  await send<undefined>('DELETE', path, undefined, commandHeaders({}));
}

function commandHeaders(options: CommandOptions): Record<string, string> {
  const headers: Record<string, string> = { 'Idempotency-Key': options.key ?? newKey() };
  if (options.version !== undefined) headers['If-Match'] = `"${String(options.version)}"`;
  return headers;
}

async function send<T>(
  method: string,
  path: string,
  body: unknown,
  extra: Record<string, string>,
  signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': language,
    ...extra,
  };
  if (body !== undefined)
    headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;

  const response = await reach(root + path, init);
  if (!response.ok) {
    const error = await readProblem(response);
    if (error.notSignedIn) for (const listener of listeners) listener();
    throw error;
  }
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, { code: 'unreachable' });
  }
}
