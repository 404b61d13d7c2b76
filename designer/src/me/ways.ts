import type { Contact, Contacts } from '../api/types';

/** A way of being told, as it is being chosen. */
export interface TypedWay {
  channel: string;
  on: boolean;
  address: string;
  language: string;
  kinds: ReadonlySet<string>;
}

/** Every way that is set up here; one that I do not use yet would tell me of everything. */
export function typedWays({ channels, kinds, contacts }: Contacts, language: string): TypedWay[] {
  return channels.map((channel) => {
    const own = contacts.find((contact) => contact.channel === channel);
    return {
      channel,
      on: own !== undefined,
      address: own?.address ?? '',
      language: own?.language ?? language,
      kinds: new Set(own === undefined || own.kinds.length === 0 ? kinds : own.kinds),
    };
  });
}

/** What is sent: ways that are on. All kinds are sent as none, so that kinds yet to come are told too. */
export function contactsOf(ways: readonly TypedWay[], kinds: readonly string[]): Contact[] {
  return ways
    .filter((way) => way.on)
    .map(({ channel, address, language, kinds: chosen }) => ({
      channel,
      address: address.trim(),
      language,
      kinds: kinds.every((kind) => chosen.has(kind)) ? [] : kinds.filter((kind) => chosen.has(kind)),
    }));
}
