import { describe, expect, it } from 'vitest';
import { withQuery } from './client';
import { ApiError, readProblem } from './problem';

function answer(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

describe('problems', () => {
  it('keeps the stable code, the words and the trace id', async () => {
    const error = await readProblem(
      answer(412, JSON.stringify({ title: 'Hồ sơ đã thay đổi', code: 'version-stale', traceId: '7f3a' })),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error.code).toBe('version-stale');
    expect(error.conflict).toBe(true);
    expect(error.traceId).toBe('7f3a');
  });

  it('reads members under extensions as well', async () => {
    const error = await readProblem(
      answer(
        422,
        JSON.stringify({ extensions: { code: 'input', errors: [{ field: 'area', message: 'x' }] } }),
      ),
    );
    expect(error.code).toBe('input');
    expect(error.errors).toEqual([{ field: 'area', message: 'x' }]);
  });

  it('survives a body that is not JSON', async () => {
    const error = await readProblem(answer(503, '<html>'));
    expect(error.code).toBe('http-503');
    expect(error.unreachable).toBe(true);
  });

  it('leaves empty values out of the query', () => {
    expect(withQuery('/inbox', { view: 'mine', q: '', step: undefined, take: 50 })).toBe(
      '/inbox?view=mine&take=50',
    );
  });
});
