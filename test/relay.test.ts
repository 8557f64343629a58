// Relay's compiler accepts the schema and every operation: connections, nodes and inputs are as Relay expects them.
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kind, type OperationDefinitionNode, parse, print, type VariableDefinitionNode } from 'graphql';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'liandong-relay-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Relay takes no default beside `!`, though GraphQL does: its callers then give the value themselves. */
const plainVariable = (variable: VariableDefinitionNode): VariableDefinitionNode =>
  variable.type.kind === Kind.NON_NULL_TYPE ? { ...variable, defaultValue: undefined } : variable;

/** Relay asks that an operation be named after its module and its kind. */
function writeModule(file: string): string[] {
  const operations = parse(readFileSync(file, 'utf8')).definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operations.map((operation) => {
    const module = operation.name!.value;
    const kind = operation.operation[0]!.toUpperCase() + operation.operation.slice(1);
    const named = {
      ...operation,
      name: { ...operation.name!, value: `${module}${kind}` },
      variableDefinitions: operation.variableDefinitions?.map(plainVariable),
    };
    writeFileSync(
      join(folder, 'src', `${module}.ts`),
      `import { graphql } from 'relay-runtime';\ngraphql\`${print(named)}\`;\n`,
    );
    return `${module}${kind}.graphql.ts`;
  });
}

test('relay-compiler accepts the schema and all operations', async () => {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'schema.graphql'), readFileSync('schema/hub.graphql'));
  const modules = globSync('schema/operations/*.graphql').flatMap(writeModule);
  const scalars = { Money: 'string', Date: 'string', DateTime: 'string', Cursor: 'string' };
  const config = { src: 'src', schema: 'schema.graphql', language: 'typescript', customScalarTypes: scalars };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({ ...config, requireCustomScalarTypes: true }));
  const compiler = createRequire(import.meta.url)('relay-compiler') as string;
  await promisify(execFile)(compiler, ['--noWatchman'], { cwd: folder });
  expect(
    globSync('src/__generated__/*.ts', { cwd: folder })
      .map((path) => path.split('/').at(-1))
      .sort(),
  ).toEqual(modules.sort());
});
