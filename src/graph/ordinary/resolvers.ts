// Ordinary execution: graphql-js walks the operation field by field. It serves what one statement can't (mutations,
// introspection beside data), and proves the fast path by giving the same answers another way.
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isObjectType,
} from 'graphql';
import { sql } from 'kysely';
import { groupKeys } from '../derive/groups.ts';
import { singular } from '../derive/schema.ts';
import type { EntityModel, Model, TypeModel } from '../model.ts';
import { tooMany, uniqueCondition } from '../plan.ts';
import { mutationOf, rootValueOf } from '../root-fields.ts';
import { parseNodeId } from '../scalars.ts';
import { keyTarget } from '../sql/aggregate.ts';
import { column, tableAs, where } from '../sql/build.ts';
import { type ListArguments, MAX_FIRST } from '../sql/connection.ts';
import { notInBy } from '../sql/groups.ts';
import { type SearchArguments, searchHits } from '../sql/search.ts';
import type { OrdinaryContext, Resolver } from './context.ts';
import { type ListSource, listResolvers, listSource } from './lists.ts';
import { loadNode, type NodeSource, nodeResolvers } from './nodes.ts';

/** Puts the resolvers of ordinary execution on the derived schema; type-graphql's own would only pass on. */
export function attachResolvers(schema: GraphQLSchema, model: Model): void {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  );
  for (const type of objects as GraphQLObjectType[])
    for (const field of Object.values(type.getFields())) field.resolve = plain as never;
  for (const type of ['Node', 'SearchResult'])
    (schema.getType(type) as GraphQLInterfaceType | GraphQLUnionType).resolveType = (source) =>
      (source as NodeSource).__typename;

  const attach = (type: string, resolvers: Record<string, Resolver<never>>) => {
    const fields = (schema.getType(type) as GraphQLObjectType).getFields();
    for (const [name, resolve] of Object.entries(resolvers)) if (fields[name]) fields[name].resolve = resolve as never;
  };
  attach('Query', rootResolvers(model));
  attachRootFields(schema, model);
  for (const entity of model.entities.values()) {
    attachNode(entity, entity);
    attach(`${entity.name}Connection`, listResolvers);
    if (groupKeys(entity).length > 0) attach(`${entity.name}GroupKey`, keyResolvers(entity));
  }

  function attachNode(entity: EntityModel, type: TypeModel): void {
    attach(type.name, nodeResolvers(entity, type));
    for (const field of type.fields.values()) if (field.kind === 'part') attachNode(entity, field.target);
  }
}

/** What entities have no part in: values of the policy, and mutations with the rows that they answer. */
function attachRootFields(schema: GraphQLSchema, model: Model): void {
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const rootValue = rootValueOf(field);
    const resolve: Resolver<never> = (_, args, { options: { policy } }) =>
      rootValue!.value(args as Record<string, string>, { policy, model });
    if (rootValue) field.resolve = resolve as never;
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const mutation = mutationOf(field);
    const run: Resolver<never> = (_, { input }, context) => context.write(mutation, input);
    field.resolve = run as never;
    const rows = (getNamedType(field.type) as GraphQLObjectType).getFields();
    for (const [name, { entity }] of Object.entries(mutation.payload)) {
      const target = model.entity(entity().name);
      const load: Resolver<Record<string, string | null>> = (keys, _, context) =>
        loadNode(context, target, keys[name] ?? null);
      rows[name]!.resolve = load as never;
    }
  }
}

const plain: Resolver<Record<string, unknown>> = (source, _args, _context, info) => source[info.fieldName];

function rootResolvers(model: Model): Record<string, Resolver<never>> {
  const resolvers: Record<string, Resolver<never>> = {
    node: (_, args, context) => nodeOfId(context, args.id as string),
    nodes: (_, args, context) => {
      const ids = args.ids as string[];
      if (ids.length > MAX_FIRST) throw tooMany();
      return Promise.all(ids.map((id) => nodeOfId(context, id)));
    },
    search: async (_, args, context) => {
      const hits = await context.load<string[]>(`search ${JSON.stringify(args)}`, '0', (build) => {
        const found = searchHits(build, args as unknown as SearchArguments);
        return sql`select '0', coalesce(json_agg(concat(i.type, ':', i.key) order by i.n), '[]')::text from ${found} as i`;
      });
      return Promise.all(hits!.map((id) => nodeOfId(context, id)));
    },
  };
  for (const entity of model.entities.values()) {
    resolvers[entity.plural] = (_, args): ListSource => listSource({ entity, args: args as ListArguments });
    if (singular(entity) === entity.plural) continue;
    resolvers[singular(entity)] = async (_, args, context) => {
      const key = await context.load<string>(`${entity.name} ${JSON.stringify(args)}`, '0', (build) => {
        const row = build.row(entity);
        const conditions = [uniqueCondition(build, row, args), ...build.visible(row)];
        return sql`select '0', to_json(${column(row, 'id')}::text)::text from ${tableAs(row)}${where(conditions)}`;
      });
      return key === null ? null : loadNode(context, entity, key);
    };
  }
  return resolvers;
}

function nodeOfId(context: OrdinaryContext, id: string): Promise<NodeSource | null> | null {
  const { type, key } = parseNodeId(id);
  const entity = context.options.model.entities.get(type);
  return entity ? loadNode(context, entity, key) : null;
}

function keyResolvers(entity: EntityModel): Record<string, Resolver<never>> {
  const resolver = (name: string, target: EntityModel | null): Resolver<Record<string, string | null>> => {
    return (source, _, context) => {
      if (!(name in source)) throw notInBy(name);
      return target ? loadNode(context, target, source[name] ?? null) : source[name];
    };
  };
  return Object.fromEntries(
    groupKeys(entity).map((key) => [key.name, resolver(key.name, keyTarget(key)) as Resolver<never>]),
  );
}
