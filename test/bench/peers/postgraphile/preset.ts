// PostGraphile as its documentation has it for production: no watching, no IDE, no role settings around each request,
// the documented filter and aggregate plugins, answers written as text.

import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { PgManyToManyPreset } from '@graphile-contrib/pg-many-to-many';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import { POOL } from '../peer.ts';

/** Relations that the hub knows without a foreign key. */
const relations = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      source_record: { tags: { foreignKey: '(entity_id) references enterprise (id)' } },
      discrepancy: { tags: { foreignKey: '(entity_id) references enterprise (id)' } },
    },
  },
});

/** What no question needs makes the schema twice as large; the first one keeps columns without an index from being asked for. */
const unused = [
  'PgIndexBehaviorsPlugin',
  'PgMutationCreatePlugin',
  'PgMutationUpdateDeletePlugin',
  'PgAggregatesFilterRelationalAggregatesPlugin',
  'PgAggregatesOrderByAggregatesPlugin',
];

declare global {
  namespace GraphileBuild {
    interface AggregateSpecIds {
      count: true;
    }
  }
}

/** Of groups the plugin counts only distinct values, which is dearer: it is given what it would need to compete. */
const CountPlugin: GraphileConfig.Plugin = {
  name: 'CountPlugin',
  after: ['PgAggregatesSpecsPlugin'],
  schema: {
    hooks: {
      build(build) {
        const { sql, dataplanPg } = build as GraphileBuild.Build;
        build.pgAggregateSpecs!.push({
          id: 'count',
          humanLabel: 'count',
          HumanLabel: 'Count',
          isSuitableType: () => true,
          shouldApplyToEntity: ({ attributeName }) => attributeName === 'id',
          sqlAggregateWrap: (value) => sql`count(${value})`,
          pgTypeCodecModifier: () => dataplanPg.TYPES.bigint,
          isNonNull: true,
        });
        return build;
      },
    },
  },
};

export const presetOf = (connectionString: string, genericPlans: boolean): GraphileConfig.Preset => ({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset, PgManyToManyPreset],
  plugins: [relations, CountPlugin],
  disablePlugins: unused,
  pgServices: [
    makePgService({
      schemas: ['public'],
      pubsub: false,
      connectionString,
      poolConfig: { ...POOL, options: genericPlans ? '-c plan_cache_mode=force_generic_plan' : undefined },
    }),
  ],
  schema: {
    connectionFilterRelations: true,
    // As the hub orders, and as its indexes are.
    pgOrderByNullsLast: true,
  },
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false, outputDataAsString: true },
});
