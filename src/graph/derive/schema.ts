// The schema of the graph: entity types as decorated, and all that follows from them.
import { GraphQLID, GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, Query, Resolver } from 'type-graphql';
import { Node } from '../decorators.ts';
import type { EntityModel, Model, ScalarField } from '../model.ts';
import { describe, graphType } from '../types.ts';
import { addField } from './classes.ts';
import { addArguments, connection, eager, listArguments } from './connections.ts';

/** The name of the root field that finds one row; a plural that reads the same leaves no room for one. */
export const singular = (entity: EntityModel) => entity.name[0]!.toLowerCase() + entity.name.slice(1);

/** The fields by which the root field of one row finds it: the id and whatever is unique. */
export const uniqueFields = (entity: EntityModel): ScalarField[] =>
  [...entity.fields.values()].filter(
    (f): f is ScalarField => f.kind === 'scalar' && (f.scalar === 'id' || (f.unique && f.level < 3)),
  );

class Root {}
Resolver()(Root);

function rootField(name: string, type: () => object, description: string, nullable: boolean): void {
  const method = () => undefined;
  Object.defineProperty(Root.prototype, name, { value: method, configurable: true });
  Query(type as never, { nullable, description })(Root.prototype, name, { value: method });
}

function addRootFields(model: Model): void {
  rootField('node', () => Node, describe({ en: 'The node of a global id', zh: '按全局标识取对象' }), true);
  addArguments(Root, 'node', { id: { type: () => GraphQLID, nullable: false, en: 'Global id', zh: '全局标识' } });
  rootField(
    'nodes',
    () => [Node],
    describe({ en: 'The nodes of global ids, null where there is none', zh: '按全局标识批量取对象' }),
    'items' as never,
  );
  addArguments(Root, 'nodes', {
    ids: { type: () => [GraphQLID], nullable: false, en: 'Global ids, at most 500', zh: '全局标识' },
  });
  for (const entity of model.entities.values()) {
    rootField(
      entity.plural,
      eager(connection(entity)),
      describe({ en: `List: ${entity.en}`, zh: `列表:${entity.zh}` }),
      false,
    );
    addArguments(Root, entity.plural, listArguments(entity));
    if (singular(entity) === entity.plural) continue;
    rootField(
      singular(entity),
      () => entity.class,
      describe({ en: `One, by exactly one of its keys: ${entity.en}`, zh: `按一个键取单条:${entity.zh}` }),
      true,
    );
    addArguments(
      Root,
      singular(entity),
      Object.fromEntries(uniqueFields(entity).map((f) => [f.name, { type: () => graphType(f), en: f.en, zh: f.zh }])),
    );
  }
}

function addConnections(model: Model): void {
  for (const entity of model.entities.values())
    for (const field of entity.fields.values())
      if (field.kind === 'many') {
        addField(entity.class, { name: field.name, type: eager(connection(field.target)), en: field.en, zh: field.zh });
        addArguments(entity.class, field.name, listArguments(field.target));
      }
}

let derived: Promise<GraphQLSchema> | undefined;

/** Builds the schema once per process: type-graphql's metadata is global. */
export function buildGraphSchema(model: Model): Promise<GraphQLSchema> {
  derived ??= derive(model);
  return derived;
}

async function derive(model: Model): Promise<GraphQLSchema> {
  addConnections(model);
  addRootFields(model);
  const schema = await buildSchema({
    resolvers: [Root],
    validate: false,
    orphanedTypes: [...model.entities.values()].map((e) => e.class as never),
  });
  // type-graphql knows no @oneOf yet; graphql-js reads it from the type.
  for (const type of Object.values(schema.getTypeMap()))
    if (type instanceof GraphQLInputObjectType && type.name.endsWith('OrderBy')) type.isOneOf = true;
  return schema;
}
