// The hub without HTTP: database, graph and taking-in. The server, the commands and the tests stand on it.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import pg from 'pg';
import { openIdentities } from './access/identity-key.ts';
import { type Config, hubDay } from './config.ts';
import { contestedProperties } from './datasets/authority.ts';
import type { BatchReport } from './datasets/batch.ts';
import { loadSchema } from './datasets/contractRegisters.ts';
import { upsertReference } from './datasets/reference.ts';
import { statingsOf } from './datasets/statements.ts';
import { type Intake, type TakeInOptions, takeIn } from './datasets/take-in.ts';
import { type FolderProgress, takeInFolder } from './datasets/take-in-folder.ts';
import { targetOf } from './datasets/target.ts';
import { openOrm, openReadPool } from './db/database.ts';
import type { ReadPool } from './db/read-pool.ts';
import { bringSummariesUpToDate } from './db/summaries.ts';
import { inTransaction, lockDeliveries } from './db/transaction.ts';
import { derive } from './entities/derivations.ts';
import { passDay } from './entities/wages/deposit-assessment.derive.ts';
import { type Export, type ExportOptions, Exports } from './export/export.ts';
import { buildGraphSchema } from './graph/derive/schema.ts';
import { Engine, type OperationRequest, type OperationResult } from './graph/engine.ts';
import { Model } from './graph/model.ts';
import { attachResolvers } from './graph/ordinary/resolvers.ts';
import { PlanCache } from './graph/plan-cache.ts';
import { Problem } from './problem.ts';
import { bringUpToDate } from './search/entries.ts';

const schemaFolder = fileURLToPath(new URL('../schema/', import.meta.url));

/** A hub on one database: reads by the graph, takes deliveries in. Whoever builds it closes it. */
export class Hub {
  /** The plans of documents asked before. */
  readonly plans = new PlanCache();
  private sdlOnce: string | undefined;
  private engineOnce: Promise<Engine> | undefined;
  private intakeOnce: Promise<Intake> | undefined;
  private readonly register = loadSchema(schemaFolder);
  private readonly exports: Exports;

  private constructor(
    private readonly config: Config,
    private readonly orm: MikroORM,
    readonly model: Model,
    /** The executable schema of the graph. */
    readonly schema: GraphQLSchema,
    /** Connections of the read path: statements are planned once, whatever is bound to them. */
    readonly pool: ReadPool,
    /** Connections that take deliveries in. */
    private readonly writers: pg.Pool,
    /** Connections of exports, which take as long as their callers: questions must not wait for them. */
    private readonly exporters: ReadPool,
  ) {
    this.exports = new Exports(exporters);
  }

  /** Builds the graph; connects to nothing yet. */
  static async build(config: Config & { databaseUrl: string }): Promise<Hub> {
    const orm = await openOrm(config.databaseUrl);
    const model = new Model(orm);
    const schema = await buildGraphSchema(model);
    attachResolvers(schema, model);
    const writers = new pg.Pool({
      connectionString: config.databaseUrl,
      max: 2,
      connectionTimeoutMillis: 10_000,
      application_name: 'liandong-write',
    });
    // A connection that dies while idle is replaced by the next query.
    writers.on('error', () => {});
    const open = () => openReadPool(config.databaseUrl, config.maxWaiting);
    return new Hub(config, orm, model, schema, open(), writers, open());
  }

  /** The schema in the schema definition language, sorted. */
  get sdl(): string {
    this.sdlOnce ??= `${printSchema(lexicographicSortSchema(this.schema))}\n`;
    return this.sdlOnce;
  }

  /** Executes a valid operation of a signed-in caller. The caller's faults stand in the result, the database's are thrown. */
  async execute(request: OperationRequest): Promise<OperationResult> {
    return (await this.engine()).execute(request);
  }

  /** Begins the export of one connection of a valid query, and names its file. The caller's faults are thrown. */
  async export(request: OperationRequest, options: ExportOptions): Promise<Export> {
    const begun = await this.exports.start(await this.engine(), request, options);
    return { ...begun, name: `${begun.name}-${hubDay(this.config)}` };
  }

  /** The engine, whose key for cursors is shared by all hubs of a database. */
  engine(): Promise<Engine> {
    this.engineOnce ??= this.startEngine().catch((error) => {
      // A database that was away is asked again next time.
      this.engineOnce = undefined;
      throw error;
    });
    return this.engineOnce;
  }

  private async startEngine(): Promise<Engine> {
    const { schema, model, pool, plans, config } = this;
    await pool.query(`insert into hub_setting (name, value) values ('cursor-key', $1) on conflict (name) do nothing`, [
      randomBytes(24).toString('hex'),
    ]);
    const { rows } = await pool.query<{ value: string }>(`select value from hub_setting where name = 'cursor-key'`);
    const { smallCount } = config;
    const cursorKey = rows[0]!.value;
    return new Engine({ schema, model, pool, plans, hubDate: () => hubDay(config), smallCount, cursorKey });
  }

  /** Brings the tables, summaries, the registers of divisions and agencies, and the catalogue up to date. */
  async migrate(): Promise<void> {
    // A contract that does not fit its entity is told of now, not by the first file that comes.
    const { contracts } = this.register;
    const contested = contestedProperties(contracts);
    for (const contract of contracts) statingsOf(this.model, contract, targetOf(this.model, contract), contested);
    await this.orm.migrator.up();
    await upsertReference(this.writers, this.register);
    await inTransaction(this.writers, async (client) => {
      await lockDeliveries(client);
      await bringSummariesUpToDate(client, this.model);
      await bringUpToDate(client, this.model, { entity: 'Agency', ids: 'select id from agency' });
    });
  }

  /** Opened by the first import: only then must the key of identity numbers be at hand. */
  private intake(): Promise<Intake> {
    this.intakeOnce ??= this.openIntake().catch((error) => {
      this.intakeOnce = undefined;
      throw error;
    });
    return this.intakeOnce;
  }

  private async openIntake(): Promise<Intake> {
    const identities = await openIdentities(this.config, this.writers);
    return { pool: this.writers, model: this.model, schema: this.register, identities, derive };
  }

  /**
   * Takes in one delivery of a dataset.
   * Throws Problem UNKNOWN_DATASET, or DeliveryError where the file cannot be read as this dataset.
   */
  async importFile(dataset: string, path: string, options: Omit<TakeInOptions, 'hubDate'> = {}): Promise<BatchReport> {
    const { contracts } = this.register;
    const contract = contracts.find(({ code }) => code === dataset);
    if (!contract) {
      const known = contracts.map(({ code }) => code).join(', ');
      throw new Problem(
        'UNKNOWN_DATASET',
        `没有数据集 · There is no dataset "${dataset}"`,
        `可用的数据集 · The datasets are: ${known}`,
      );
    }
    return takeIn(await this.intake(), contract, path, { ...options, hubDate: hubDay(this.config) });
  }

  /** Takes in all deliveries of a folder that were not taken in before. */
  async importFolder(dir: string, onFile?: (progress: FolderProgress) => void): Promise<BatchReport[]> {
    return takeInFolder(await this.intake(), dir, { hubDate: hubDay(this.config), onFile });
  }

  /** Renews what the hub's date changes; cheap where nothing is due. */
  async passDay(): Promise<void> {
    await passDay(this.writers, hubDay(this.config));
  }

  /** Settles when the database answers. */
  async ready(): Promise<void> {
    await this.pool.ping();
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.writers.end(), this.exporters.end(), this.orm.close()]);
  }
}

/** Builds a hub without connecting to anything yet. */
export const buildHub = Hub.build;
