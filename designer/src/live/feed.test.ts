import { beforeEach, expect, test, vi } from 'vitest';
import { api } from '../api/api';
import type { Changes } from '../api/types';
import { LiveFeed } from './feed';

const hub = vi.hoisted(() => ({
  changed: (_: unknown) => {},
  reconnecting: () => {},
  reconnected: () => {},
}));

vi.mock('@microsoft/signalr', () => {
  const connection = {
    on: (_: string, told: (changes: unknown) => void) => (hub.changed = told),
    onreconnecting: (then: () => void) => (hub.reconnecting = then),
    onreconnected: (then: () => void) => (hub.reconnected = then),
    onclose: () => {},
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    invoke: () => Promise.resolve(),
  };
  class HubConnectionBuilder {
    withUrl = () => this;
    configureLogging = () => this;
    withAutomaticReconnect = () => this;
    build = () => connection;
  }
  return { HubConnectionBuilder, LogLevel: { None: 0 } };
});

const told = (...sequences: number[]): Changes => ({
  sequence: sequences.at(-1) ?? 0,
  reset: false,
  changes: sequences.map((sequence) => ({
    sequence,
    dossier: `d${sequence}`,
    code: `H${sequence}`,
    topics: ['u:a'],
  })),
});

const asked = vi.spyOn(api, 'changes');
const heard: (string[] | null)[] = [];

async function connected(): Promise<LiveFeed> {
  const feed = new LiveFeed();
  feed.onChanged((dossiers) => heard.push(dossiers));
  feed.note(10);
  asked.mockResolvedValueOnce(told());
  await feed.start();
  asked.mockClear();
  return feed;
}

beforeEach(() => {
  heard.length = 0;
  asked.mockReset();
});

test('what is told is not asked for again', async () => {
  const feed = await connected();
  hub.changed(told(11, 13));
  expect(heard).toEqual([['H11', 'H13']]);
  expect(asked).not.toHaveBeenCalled();
  await feed.stop();
});

test('too much at once: every page is read again', async () => {
  const feed = await connected();
  hub.changed({ sequence: 99, reset: true, changes: [] });
  expect(heard).toEqual([null]);
  await feed.stop();
});

test('what is told before the gap is filled does not hide the gap', async () => {
  const feed = await connected();
  hub.changed(told(11));
  hub.reconnecting();
  // The first question after the break fails; then something is told.
  asked.mockRejectedValueOnce(new Error('503'));
  hub.reconnected();
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith(11));
  asked.mockResolvedValueOnce(told(12, 14));
  hub.changed(told(14));
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['H12', 'H14']));
  expect(asked).toHaveBeenLastCalledWith(11);
  hub.changed(told(15));
  expect(heard.at(-1)).toEqual(['H15']);
  expect(asked).toHaveBeenCalledTimes(2);
  await feed.stop();
});
