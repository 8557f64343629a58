// What the console asks of the hub besides GraphQL. Addresses are relative to the page, so it works under any path.

/** Someone the demo lets you be. `title` is shown, `name` is remembered. */
export interface Principal {
  name: string;
  title: string;
  token: string;
}

/** `GET console.json`: how this hub is signed in to. `principals` is empty unless `demo`. `hubDate` is YYYY-MM-DD. */
export interface Settings {
  demo: boolean;
  principals: Principal[];
  hubDate: string;
  version: string;
}

/** One entry of `GET operations.json`: a ready document and the values it is to be run with. */
export interface Operation {
  name: string;
  title: string;
  source: string;
  variables: Record<string, unknown> | null;
}

/** Reads one of the hub's JSON files; throws an Error that says what came instead. */
async function load<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, document.baseURI), { cache: 'no-store' });
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${response.statusText}`);
  return response.json();
}

export const loadSettings = (): Promise<Settings> => load('console.json');

export const loadOperations = (): Promise<Operation[]> => load('operations.json');
