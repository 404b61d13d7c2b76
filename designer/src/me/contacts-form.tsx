import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { Contacts } from '../api/types';
import { useLanguage, useT, type Key } from '../i18n/i18n';
import { Empty } from '../ui/bits';
import { Button } from '../ui/button';
import { Checkbox, Choice, Input, Select } from '../ui/field';
import { NotSent } from '../ui/not-sent';
import { useToast } from '../ui/toast';
import { contactsOf, typedWays, type TypedWay } from './ways';

const channelNames: Readonly<Record<string, Key>> = {
  email: 'me.channel.email',
  sms: 'me.channel.sms',
  zalo: 'me.channel.zalo',
};

const kindNames: Readonly<Record<string, Key>> = {
  'due-soon': 'me.kind.due-soon',
  'certain-late': 'me.kind.certain-late',
  overdue: 'me.kind.overdue',
  escalation: 'me.kind.escalation',
  silence: 'me.kind.silence',
  'wait-review': 'me.kind.wait-review',
};

/** One part a way that is set up here: on or off, where to, in which language, of what. */
export function ContactsForm({ contacts }: { contacts: Contacts }) {
  const t = useT();
  const toast = useToast();
  const language = useLanguage();
  const queries = useQueryClient();
  const [ways, setWays] = useState(() => typedWays(contacts, language));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});

  if (contacts.channels.length === 0) {
    return <Empty icon="bell" what={t('me.noChannels')} why={t('me.noChannelsWhy')} />;
  }

  function change(channel: string, to: Partial<TypedWay>): void {
    setWays(ways.map((way) => (way.channel === channel ? { ...way, ...to } : way)));
  }

  async function save(): Promise<void> {
    const empty = ways.filter((way) => way.on && way.kinds.size === 0);
    setFailure(null);
    setWrong(Object.fromEntries(empty.map((way) => [`${way.channel}.kinds`, t('me.kindsNone')])));
    if (empty.length > 0) return;
    const sent = contactsOf(ways, contacts.kinds);
    setBusy(true);
    try {
      queries.setQueryData(['contacts'], await api.putContacts(sent));
      toast({ text: t('me.saved') });
    } catch (error) {
      const fields = error instanceof ApiError ? error.errors : [];
      setWrong(
        Object.fromEntries(
          fields.map(({ field, message }) => {
            // `contacts[1].address`: the second of those that were sent.
            const [, index, name] = /^contacts\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
            return [`${sent[Number(index)]?.channel ?? ''}.${name ?? ''}`, message];
          }),
        ),
      );
      if (fields.length === 0) setFailure(problemText(error, t));
    }
    setBusy(false);
  }

  return (
    <>
      <p className="small me-help">{t('me.contactsHelp')}</p>
      <NotSent failure={failure} title={t('state.failed.title')} />
      {ways.map((way) => {
        const name = channelNames[way.channel];
        return (
          <div key={way.channel} className="me-way" data-testid="way" data-channel={way.channel}>
            <Checkbox
              label={name === undefined ? t('me.channel.other', { channel: way.channel }) : t(name)}
              checked={way.on}
              onChange={(event) => change(way.channel, { on: event.target.checked })}
            />
            {way.on ? (
              <div className="me-fields">
                <Input
                  label={way.channel === 'email' ? t('me.address.email') : t('me.address.phone')}
                  type={way.channel === 'email' ? 'email' : 'tel'}
                  value={way.address}
                  error={wrong[`${way.channel}.address`]}
                  required
                  onChange={(event) => change(way.channel, { address: event.target.value })}
                />
                <Select
                  label={t('me.language')}
                  value={way.language}
                  options={(['vi', 'en'] as const).map((each) => ({
                    value: each,
                    label: t(`me.language.${each}`),
                  }))}
                  onChange={(event) => change(way.channel, { language: event.target.value })}
                />
                <Choice label={t('me.kinds')} error={wrong[`${way.channel}.kinds`]}>
                  {contacts.kinds.map((kind) => {
                    const words = kindNames[kind];
                    return (
                      <Checkbox
                        key={kind}
                        label={words === undefined ? kind : t(words)}
                        checked={way.kinds.has(kind)}
                        onChange={(event) => {
                          const kinds = new Set(way.kinds);
                          if (event.target.checked) kinds.add(kind);
                          else kinds.delete(kind);
                          change(way.channel, { kinds });
                        }}
                      />
                    );
                  })}
                </Choice>
              </div>
            ) : null}
          </div>
        );
      })}
      <div>
        <Button kind="primary" busy={busy && t('common.sending')} onClick={() => void save()}>
          {t('me.save')}
        </Button>
      </div>
    </>
  );
}
