// The console as a whole: learns what hub this is, settles who asks, then gives GraphiQL the graph as that caller sees it.
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { BLANK_QUERY } from './blank-query.ts';
import { createFetcher } from './fetcher.ts';
import { Header } from './header.tsx';
import { loadOperations, loadSettings, type Operation, type Settings } from './hub.ts';
import { OPERATIONS_PLUGIN, OperationsContext } from './operations-plugin.tsx';
import { type Choice, openSession, recall, remember } from './session.ts';
import { Text } from './text.tsx';
import { Welcome } from './welcome.tsx';

/** What the page must know before it can show anything. */
interface Hub {
  settings: Settings;
  operations: Operation[] | null;
}

/** undefined while loading, null where the hub did not answer. */
function useHub(): Hub | null | undefined {
  const [hub, setHub] = useState<Hub | null>();
  useEffect(() => {
    // The cookbook is a convenience: the console works without it.
    Promise.all([loadSettings(), loadOperations().catch(() => null)]).then(
      ([settings, operations]) => setHub({ settings, operations }),
      () => setHub(null),
    );
  }, []);
  return hub;
}

const PLUGINS = [OPERATIONS_PLUGIN, explorerPlugin(), HISTORY_PLUGIN];

interface WorkbenchProps {
  token: string;
  onRefused(token: string): void;
}

function Workbench({ token, onRefused }: WorkbenchProps): ReactElement {
  const fetcher = useMemo(() => createFetcher(token, onRefused), [token, onRefused]);
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={PLUGINS}
      visiblePlugin={OPERATIONS_PLUGIN}
      defaultQuery={BLANK_QUERY}
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>
  );
}

function Unreachable(): ReactElement {
  return (
    <section className="ld-card" role="alert">
      <h1>
        <Text zh="无法连接数据枢纽" en="The hub cannot be reached" />
      </h1>
      <button type="button" onClick={() => location.reload()}>
        <Text zh="重试" en="Try again" />
      </button>
    </section>
  );
}

export function Console(): ReactElement {
  const hub = useHub();
  const [choice, setChoice] = useState(recall);
  const [refusedToken, setRefusedToken] = useState<string | null>(null);
  const chosen = hub ? openSession(choice, hub.settings) : null;
  // Compared by token: a late refusal of the former token must not sign out who has signed in since.
  const refused = chosen !== null && chosen.token === refusedToken;
  const session = refused ? null : chosen;
  const choose = (next: Choice): void => {
    remember(next);
    setChoice(next);
    setRefusedToken(null);
  };

  return (
    <>
      <Header settings={hub?.settings ?? null} session={session} onChoose={choose} />
      <main className="ld-main">
        {hub === null && <Unreachable />}
        {hub && !session && <Welcome settings={hub.settings} refused={refused} onChoose={choose} />}
        {hub && session && (
          <OperationsContext value={hub.operations}>
            {/* A new caller gets a new workbench: nothing that the former one was shown stays on the screen. */}
            <Workbench key={session.token} token={session.token} onRefused={setRefusedToken} />
          </OperationsContext>
        )}
      </main>
    </>
  );
}
