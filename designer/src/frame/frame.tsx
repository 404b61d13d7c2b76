import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n/i18n';
import { ToastHost } from '../ui/toast';
import { Announcer } from './announce';
import { Rail } from './rail';
import { useMe } from './session';
import { TopBar } from './top-bar';
import './frame.css';

/** Skip link, top bar, rail and the one white sheet. */
export function Frame() {
  const t = useT();
  const me = useMe();
  const sheet = useRef<HTMLElement>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    sheet.current?.scrollTo(0, 0);
  }, [pathname]);

  return (
    <ToastHost>
      <div className={me.demo ? 'frame frame-demo' : 'frame'}>
        <a
          className="skip"
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            sheet.current?.focus();
          }}
        >
          {t('frame.skip')}
        </a>
        <TopBar />
        <Rail />
        {me.demo ? <DemoBand /> : null}
        <main id="main" className="sheet" ref={sheet} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Announcer />
    </ToastHost>
  );
}

export function DemoBand() {
  const t = useT();
  return (
    <p className="demo-band" role="note" data-testid="demo-band">
      {t('frame.demo')}
    </p>
  );
}
