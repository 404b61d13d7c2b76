import type { HubConnection } from '@microsoft/signalr';
import { api } from '../api/api';
import type { Changes } from '../api/types';

export type LiveState = 'starting' | 'online' | 'offline';

/** What the pages are told: these dossiers changed, or (null) anything may have. */
export type LiveListener = (dossiers: string[] | null) => void;

const pollEvery = 30_000;
const longestRetry = 30_000;

/**
 * One connection to the hub. Notices carry numbers only; pages read again under their own rights. While the
 * connection is down, changes are asked for every 30 seconds; after it is back, everything missed is caught up, and
 * until that has succeeded what is told does not count as the newest known.
 */
export class LiveFeed {
  state: LiveState = 'starting';
  private sequence: number | null = null;
  private connection: HubConnection | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private stopped = false;
  private behind = false;
  private readonly watched = new Map<string, number>();
  private readonly listeners = new Set<LiveListener>();
  private readonly stateListeners = new Set<() => void>();

  /** A page that carries a sequence number was read: what came before it is known. */
  note(sequence: number): void {
    if (this.sequence === null || sequence > this.sequence) this.sequence = sequence;
  }

  onChanged(listener: LiveListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onState(listener: () => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** Hear about this dossier although its tasks are not mine; call the answer to stop. */
  watch(code: string): () => void {
    this.watched.set(code, (this.watched.get(code) ?? 0) + 1);
    this.send('Watch', code);
    return () => {
      const left = (this.watched.get(code) ?? 1) - 1;
      if (left > 0) {
        this.watched.set(code, left);
      } else {
        this.watched.delete(code);
        this.send('Unwatch', code);
      }
    };
  }

  async start(): Promise<void> {
    this.stopped = false;
    const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
    if (this.isStopped()) return;
    const connection = new HubConnectionBuilder()
      .withUrl('/hubs/tasks')
      .configureLogging(LogLevel.None)
      .withAutomaticReconnect({
        nextRetryDelayInMilliseconds: (context) => retryDelay(context.previousRetryCount),
      })
      .build();
    this.connection = connection;
    connection.on('changed', (told: Changes) => {
      if (this.behind) void this.catchUp();
      else this.take(told);
    });
    connection.onreconnecting(() => this.go('offline'));
    connection.onreconnected(() => void this.arrived());
    connection.onclose(() => this.go('offline'));
    await this.connect(connection);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopPolling();
    await this.connection?.stop();
    this.connection = null;
    this.sequence = null;
    this.behind = false;
    this.state = 'starting';
  }

  /** Read what was missed since the last known number. */
  async catchUp(): Promise<void> {
    try {
      if (this.sequence === null) this.tell(null);
      else this.take(await api.changes(this.sequence));
      this.behind = this.state !== 'online';
      if (!this.behind) this.stopPolling();
    } catch {
      // Still unreachable: the next poll asks again from the same number.
    }
  }

  private take(told: Changes): void {
    this.note(told.sequence);
    if (told.reset) this.tell(null);
    else if (told.changes.length > 0) this.tell(told.changes.map((change) => change.code));
  }

  private async connect(connection: HubConnection): Promise<void> {
    for (let attempt = 0; !this.isStopped(); attempt++) {
      try {
        await connection.start();
        await this.arrived();
        return;
      } catch {
        this.go('offline');
        await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
      }
    }
  }

  private async arrived(): Promise<void> {
    this.behind ||= this.sequence !== null;
    this.go('online');
    for (const code of this.watched.keys()) this.send('Watch', code);
    // The handshake is answered before the server listens for us: ask what was missed only when it does.
    await this.connection?.invoke('Following').catch(() => undefined);
    if (this.behind) await this.catchUp();
  }

  private go(state: LiveState): void {
    if (this.state === state || this.stopped) return;
    this.state = state;
    if (state === 'offline') {
      this.behind = true;
      this.timer ??= setInterval(() => void this.catchUp(), pollEvery);
    }
    for (const listener of this.stateListeners) listener();
  }

  private stopPolling(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tell(dossiers: string[] | null): void {
    for (const listener of this.listeners) listener(dossiers);
  }

  private send(method: 'Watch' | 'Unwatch', code: string): void {
    if (this.state === 'online') this.connection?.invoke(method, code).catch(() => undefined);
  }

  private isStopped(): boolean {
    return this.stopped;
  }
}

export function retryDelay(attempt: number): number {
  return Math.min(longestRetry, 1000 * 2 ** Math.min(attempt, 5));
}

export const feed = new LiveFeed();
