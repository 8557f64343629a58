// The schema of the graph: entity types as decorated, and all that follows from them.
import { GraphQLID, GraphQLInputObjectType, GraphQLInt, type GraphQLSchema, GraphQLString } from 'graphql';
import { buildSchema, createUnionType, Mutation, Query, Resolver } from 'type-graphql';
import { Node } from '../decorators.ts';
import type { EntityModel, Model, ScalarField } from '../model.ts';
import type { RootFields } from '../root-fields.ts';
import { searchKinds } from '../sql/search.ts';
import { describe, graphType } from '../types.ts';
import { addField, enumType, inputType, objectType } from './classes.ts';
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

function addSearch(model: Model): void {
  const result = createUnionType({
    name: 'SearchResult',
    description: describe({ en: 'Whatever a search finds', zh: '检索结果' }),
    types: () => model.searched.map((entity) => entity.class) as never,
  });
  const about = { en: 'What a search looks for', zh: '检索对象' };
  const kinds = [...searchKinds({ model })].map(([code, name]) => [code, model.entity(name)] as const);
  const kind = enumType('SearchKind', about, Object.fromEntries(kinds));
  const description = describe({
    en: 'Finds by name, former name, code or number, the best first: the whole, a beginning, a part of a name; where there is none, with one character wrong, missing or too many. Width, brackets, legal forms, divisions and traditional characters do not matter',
    zh: '按名称、曾用名、代码或编号检索,最相符者在前:全部相同、开头相同、包含;均无结果时容一字之差(错、漏、多一字);全角半角、括号、组织形式、区划、繁简不论',
  });
  rootField('search', () => [result], description, false);
  addArguments(Root, 'search', {
    text: { type: () => GraphQLString, nullable: false, en: 'At least two characters', zh: '检索词,至少两个字符' },
    kinds: { type: () => [kind], en: 'Only these; all unless given', zh: '仅限这些对象,默认全部' },
    first: { type: () => GraphQLInt, defaultValue: 20, en: 'How many, at most 100', zh: '最多条数,至多100' },
  });
}

function addConnections(model: Model): void {
  for (const entity of model.entities.values())
    for (const field of entity.fields.values())
      if (field.kind === 'many') {
        addField(entity.class, { name: field.name, type: eager(connection(field.target)), en: field.en, zh: field.zh });
        addArguments(entity.class, field.name, listArguments(field.target));
      }
}

function addRootValues({ values }: RootFields): void {
  for (const value of values) {
    rootField(value.name, value.type, describe(value), false);
    const args = Object.entries(value.args).map(([name, about]) => [
      name,
      { type: () => GraphQLString, nullable: false, ...about },
    ]);
    addArguments(Root, value.name, Object.fromEntries(args));
  }
}

function addMutations({ mutations }: RootFields): void {
  for (const { name, input, payload, ...about } of mutations) {
    const title = name[0]!.toUpperCase() + name.slice(1);
    const rows = Object.entries(payload).map(([key, { entity, ...row }]) => ({
      name: key,
      type: entity,
      nullable: true,
      ...row,
    }));
    const answer = objectType(`${title}Payload`, { en: `Answer: ${about.en}`, zh: `结果:${about.zh}` }, rows);
    const given = inputType(`${title}Input`, { en: `Input: ${about.en}`, zh: `输入:${about.zh}` }, [...input]);
    const method = () => undefined;
    Object.defineProperty(Root.prototype, name, { value: method, configurable: true });
    Mutation(eager(answer) as never, { nullable: true, description: describe(about) })(Root.prototype, name, {
      value: method,
    });
    addArguments(Root, name, { input: { type: eager(given), nullable: false, en: 'Input', zh: '输入' } });
  }
}

let derived: Promise<GraphQLSchema> | undefined;

/** Builds the schema once per process: type-graphql's metadata is global. */
export function buildGraphSchema(model: Model, others: RootFields): Promise<GraphQLSchema> {
  derived ??= derive(model, others);
  return derived;
}

async function derive(model: Model, others: RootFields): Promise<GraphQLSchema> {
  addConnections(model);
  addRootFields(model);
  addSearch(model);
  addRootValues(others);
  addMutations(others);
  const schema = await buildSchema({
    resolvers: [Root],
    validate: false,
    orphanedTypes: [...model.entities.values()].map((e) => e.class as never),
  });
  // type-graphql knows no @oneOf yet; graphql-js reads it from the type.
  for (const type of Object.values(schema.getTypeMap()))
    if (type instanceof GraphQLInputObjectType && type.name.endsWith('OrderBy')) type.isOneOf = true;
  const queries = schema.getQueryType()!.getFields();
  for (const rootValue of others.values) queries[rootValue.name]!.extensions = { rootValue };
  const changes = schema.getMutationType()?.getFields() ?? {};
  for (const mutation of others.mutations) changes[mutation.name]!.extensions = { mutation };
  return schema;
}
