import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { Frame } from './frame/frame';
import { Session, useMe } from './frame/session';
import { useT } from './i18n/i18n';
import { Empty } from './ui/bits';
import { Button } from './ui/button';
import { usePageTitle } from './ui/page';

/** Keeps the named parameters of an address that hold text; every one may be left out. */
function texts<N extends string>(...names: readonly N[]) {
  return (search: Record<string, unknown>): Partial<Record<N, string | undefined>> => {
    const kept: Partial<Record<N, string | undefined>> = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') kept[name] = value;
    }
    return kept;
  };
}

const root = createRootRoute({
  component: () => (
    <Session>
      <Frame />
    </Session>
  ),
  notFoundComponent: NotFound,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: texts('view', 'q', 'procedure', 'step', 'band', 'channel'),
  component: lazyRouteComponent(() => import('./inbox/inbox-page'), 'InboxPage'),
});

const receive = createRoute({
  getParentRoute: () => root,
  path: '/receive',
  validateSearch: texts('procedure'),
  component: lazyRouteComponent(() => import('./receive/receive-page'), 'ReceivePage'),
});

const dossiers = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  validateSearch: texts('q', 'state'),
  component: lazyRouteComponent(() => import('./dossiers/dossiers-page'), 'DossiersPage'),
});

const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$code',
  validateSearch: texts('tab', 'clock'),
  component: lazyRouteComponent(() => import('./dossier/dossier-page'), 'DossierPage'),
});

const procedures = createRoute({
  getParentRoute: () => root,
  path: '/procedures',
  validateSearch: texts('q', 'field', 'agency', 'level', 'template', 'provenance', 'problem'),
  component: lazyRouteComponent(() => import('./procedures/procedures-page'), 'ProceduresPage'),
});

const findings = createRoute({
  getParentRoute: () => root,
  path: '/procedures/findings',
  component: lazyRouteComponent(() => import('./procedures/findings-page'), 'FindingsPage'),
});

const procedure = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$code',
  component: lazyRouteComponent(() => import('./procedures/procedure-page'), 'ProcedurePage'),
});

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/designer',
  component: lazyRouteComponent(() => import('./designer/drafts-page'), 'DraftsPage'),
});

const newDraft = createRoute({
  getParentRoute: () => root,
  path: '/designer/new',
  component: lazyRouteComponent(() => import('./designer/new-draft-page'), 'NewDraftPage'),
});

const draft = createRoute({
  getParentRoute: () => root,
  path: '/designer/$draft',
  component: lazyRouteComponent(() => import('./designer/draft-page'), 'DraftPage'),
});

const reductions = createRoute({
  getParentRoute: () => root,
  path: '/reductions',
  validateSearch: texts('draft', 'q', 'field', 'agency', 'level', 'state'),
  component: lazyRouteComponent(() => import('./reductions/reductions-page'), 'ReductionsPage'),
});

const proposals = createRoute({
  getParentRoute: () => root,
  path: '/publishing',
  component: lazyRouteComponent(() => import('./publishing/proposals-page'), 'ProposalsPage'),
});

const proposal = createRoute({
  getParentRoute: () => root,
  path: '/publishing/$id',
  component: lazyRouteComponent(() => import('./publishing/proposal-page'), 'ProposalPage'),
});

const publish = createRoute({
  getParentRoute: () => root,
  path: '/designer/$draft/publish',
  component: lazyRouteComponent(() => import('./publishing/publish-page'), 'PublishPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/monthly',
  validateSearch: texts('from', 'to', 'unit'),
  component: lazyRouteComponent(() => import('./reports/report-page'), 'ReportPage'),
});

const delegations = createRoute({
  getParentRoute: () => root,
  path: '/delegations',
  component: lazyRouteComponent(() => import('./delegations/delegations-page'), 'DelegationsPage'),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: texts('q'),
  component: lazyRouteComponent(() => import('./accounts/accounts-page'), 'AccountsPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$user',
  component: lazyRouteComponent(() => import('./accounts/account-page'), 'AccountPage'),
});

const calendars = createRoute({
  getParentRoute: () => root,
  path: '/calendars',
  validateSearch: texts('calendar', 'year'),
  component: lazyRouteComponent(() => import('./rules/calendars-page'), 'CalendarsPage'),
});

const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  component: lazyRouteComponent(() => import('./rules/policies-page'), 'PoliciesPage'),
});

const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/me-page'), 'MePage'),
});

const figure = createRoute({
  getParentRoute: () => root,
  path: '/reports/monthly/dossiers',
  validateSearch: texts('from', 'to', 'unit', 'figure'),
  component: lazyRouteComponent(() => import('./reports/figure-page'), 'FigurePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox,
    receive,
    dossiers,
    dossier,
    procedures,
    findings,
    procedure,
    reductions,
    proposals,
    proposal,
    publish,
    drafts,
    newDraft,
    draft,
    report,
    figure,
    delegations,
    accounts,
    account,
    me,
    calendars,
    policies,
  ]),
  basepath: '/app',
  defaultErrorComponent: Broken,
  // Search values are plain text: a dossier number must never become a number.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) {
      if (typeof value === 'string' && value !== '') params.set(name, value);
    }
    const words = params.toString();
    return words === '' ? '' : `?${words}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Each role lands where its day begins. */
function Home() {
  const me = useMe();
  if (me.can.includes('inbox')) return <Navigate to="/inbox" replace />;
  if (me.can.includes('receive')) return <Navigate to="/receive" replace />;
  return <Navigate to="/dossiers" replace />;
}

function NotFound() {
  const t = useT();
  usePageTitle(t('state.notFound.title'));
  return (
    <Empty
      icon="search"
      what={t('state.notFound.title')}
      why={t('state.notFound.why')}
      act={<a href="/app/">{t('state.notFound.act')}</a>}
    />
  );
}

/** A bug, or a part of the app that could not be fetched (a new version was put in place). */
function Broken({ error }: ErrorComponentProps) {
  const t = useT();
  return (
    <Empty
      icon="warn"
      what={t('state.broken.title')}
      why={error instanceof Error ? error.message : String(error)}
      act={<Button onClick={() => location.reload()}>{t('state.broken.act')}</Button>}
    />
  );
}
