import { describe, expect, it } from 'vitest';
import type { Contacts } from '../api/types';
import { contactsOf, typedWays } from './ways';

const contacts: Contacts = {
  channels: ['email', 'sms'],
  kinds: ['due-soon', 'overdue'],
  contacts: [{ channel: 'sms', address: '0900000000', language: 'en', kinds: ['overdue'] }],
};

describe('ways of being told', () => {
  it('are those set up here, as chosen before', () => {
    const [email, sms] = typedWays(contacts, 'vi');
    expect(email).toMatchObject({ on: false, language: 'vi', address: '' });
    expect([...(email?.kinds ?? [])]).toEqual(contacts.kinds);
    expect(sms).toMatchObject({ on: true, language: 'en', address: '0900000000' });
    expect([...(sms?.kinds ?? [])]).toEqual(['overdue']);
  });

  it('are sent as they were when nothing is changed', () => {
    expect(contactsOf(typedWays(contacts, 'vi'), contacts.kinds)).toEqual(contacts.contacts);
  });

  it('tell of kinds yet to come when all are chosen', () => {
    const on = typedWays(contacts, 'vi').map((way) => ({ ...way, on: true, address: ' a@b.vn ' }));
    expect(contactsOf(on, contacts.kinds)[0]).toEqual({
      channel: 'email',
      address: 'a@b.vn',
      language: 'vi',
      kinds: [],
    });
  });
});
