// The cookbook: the operations that the graph is made to answer, each one click away.
import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { createContext, type ReactElement, useContext, useMemo } from 'react';
import { BLANK_QUERY } from './blank-query.ts';
import type { Operation } from './hub.ts';
import { Text } from './text.tsx';

/** A cookbook entry, parsed. */
interface Entry extends Operation {
  document: DocumentNode;
  definition: OperationDefinitionNode;
}

function parseEntry(operation: Operation): Entry {
  const document = parse(operation.source);
  const definition = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!definition) throw new Error(`${operation.name}: no operation in this document`);
  return { ...operation, document, definition };
}

/** Only a query that lacks no value runs by a click: a change of data wants a look and a decision first. */
function runsAtOnce({ definition, variables }: Entry): boolean {
  const lacking = definition.variableDefinitions?.some(
    ({ type, defaultValue, variable }) =>
      type.kind === Kind.NON_NULL_TYPE && !defaultValue && variables?.[variable.name.value] == null,
  );
  return definition.operation === 'query' && !lacking;
}

/** Opens an entry in the tab that already has it, else in a fresh one, and runs it where that is harmless. */
function useOpen(): { open: ((entry: Entry) => void) | null; current: string | null } {
  const { addTab, changeTab, run, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor', 'responseEditor'),
  );
  const current = tabs[activeTabIndex]?.query ?? null;
  if (!queryEditor || !variableEditor || !responseEditor) return { open: null, current };

  const open = (entry: Entry): void => {
    const opened = tabs.findIndex(({ query }) => query === entry.source);
    if (opened >= 0) {
      if (opened !== activeTabIndex) changeTab(opened);
    } else {
      const blank = !current?.trim() || current === BLANK_QUERY;
      if (!blank) addTab();
      const variables = entry.variables ? JSON.stringify(entry.variables, null, 2) : '';
      queryEditor.setValue(entry.source);
      variableEditor.setValue(variables);
      updateActiveTabValues({ query: entry.source, variables });
    }
    // The editor learns the operation's name a moment after the text changed; a run before that would send the former name.
    const operationName = entry.definition.name?.value;
    setOperationFacts({ documentAST: entry.document, operationName, operations: [entry.definition] });
    if (runsAtOnce(entry)) run();
    else queryEditor.focus();
  };
  return { open, current };
}

function OperationList({ entries }: { entries: Entry[] }): ReactElement {
  const { open, current } = useOpen();
  return (
    <ul className="ld-operations">
      {entries.map((entry) => (
        <li key={entry.name}>
          <button type="button" disabled={!open} aria-current={entry.source === current} onClick={() => open?.(entry)}>
            <span className="ld-operation-name">{entry.name}</span>
            <span className="ld-operation-kind">
              {runsAtOnce(entry) ? <Text zh="运行" en="run" /> : <Text zh="打开" en="open" />}
            </span>
            <span className="ld-operation-title" lang="en">
              {entry.title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function OperationsIcon(): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M12 6c-2-1.6-5-2-9-2v14c4 0 7 .4 9 2 2-1.6 5-2 9-2V4c-4 0-7 .4-9 2Zm0 0v14" />
    </svg>
  );
}

function OperationsPane(): ReactElement {
  const operations = useContext(OperationsContext);
  const entries = useMemo(() => operations?.map(parseEntry), [operations]);
  return (
    <section className="ld-pane" aria-labelledby="ld-operations-title">
      <h2 id="ld-operations-title" className="ld-pane-title">
        <Text zh="操作示例" en="Operations" />
      </h2>
      {entries ? (
        <>
          <p className="ld-pane-hint">
            <Text zh="点击即放入编辑器并运行。" en="A click puts it into the editor and runs it." />
          </p>
          <OperationList entries={entries} />
        </>
      ) : (
        <p role="alert">
          <Text zh="操作示例未能载入，请刷新页面。" en="The operations could not be loaded. Reload the page." />
        </p>
      )}
    </section>
  );
}

/** The hub's operations for the plugin below; null where they could not be loaded. */
export const OperationsContext = createContext<Operation[] | null>(null);

export const OPERATIONS_PLUGIN: GraphiQLPlugin = {
  title: '操作示例 Operations',
  icon: OperationsIcon,
  content: OperationsPane,
};
