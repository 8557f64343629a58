// The hub without HTTP: database, graph and taking-in. The server, the commands and the tests stand on it.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import type pg from 'pg';
import { Access } from './access/access.ts';
import { ApiKeys } from './access/api-keys.ts';
import { currentVersion, loadGrants } from './access/grants.ts';
import type { Identities } from './access/identities.ts';
import type { PolicyOf } from './access/policy.ts';
import { openIdentities } from './access/token-key.ts';
import type { AccessEntry } from './audit/access-entry.ts';
import { AccessLog } from './audit/access-log.ts';
import type { Head } from './audit/chain.ts';
import { openSigner, type Signer } from './audit/signer.ts';
import { Tokenizer } from './audit/variables.ts';
import { type Config, hubDay } from './config.ts';
import { readKeys } from './crypto/read-keys.ts';
import { contestedProperties } from './datasets/authority.ts';
import type { BatchReport } from './datasets/batch.ts';
import { loadSchema } from './datasets/contractRegisters.ts';
import { ownerGrants, readGrants, upsertGrants } from './datasets/grants.ts';
import { datasetsBehind, type Provenance, provenanceOf } from './datasets/provenance.ts';
import { upsertReference } from './datasets/reference.ts';
import { type Resealed, type Retokened, renewTokens, reseal } from './datasets/rotation.ts';
import { statingsOf } from './datasets/statements.ts';
import { type Intake, type TakeInOptions, takeIn } from './datasets/take-in.ts';
import { type FolderProgress, takeInFolder } from './datasets/take-in-folder.ts';
import { targetOf } from './datasets/target.ts';
import { openOrm, openReadPool, openWritePool } from './db/database.ts';
import { migrateTables } from './db/migrate.ts';
import type { ReadPool } from './db/read-pool.ts';
import { mayChangeLog } from './db/roles.ts';
import { inTransaction, lockDeliveries } from './db/transaction.ts';
import { derive } from './entities/derivations.ts';
import { rootFields } from './entities/root-fields.ts';
import { passDay } from './entities/wages/deposit-assessment.derive.ts';
import { type Export, type ExportOptions, Exports } from './export/export.ts';
import { buildGraphSchema } from './graph/derive/schema.ts';
import { Engine, type EngineOptions, type OperationRequest, type OperationResult } from './graph/engine.ts';
import { Model } from './graph/model.ts';
import { attachResolvers } from './graph/ordinary/resolvers.ts';
import { PlanCache } from './graph/plan-cache.ts';
import { Opener } from './graph/sql/sealed.ts';
import { Admission } from './limits/admission.ts';
import { Bounds } from './limits/bounds.ts';
import { TrustedDocuments } from './limits/trusted-documents.ts';
import { Problem } from './problem.ts';
import { bringUpToDate } from './search/entries.ts';

const schemaFolder = fileURLToPath(new URL('../schema/', import.meta.url));

/** What a hub is built with besides its settings. */
export interface HubOptions {
  /** In place of the policies that follow from the grants: tests shape their own. */
  policyOf?: PolicyOf;
  /** Is told of what went wrong without failing the caller: an encrypted value that does not open. */
  onTrouble: (trouble: unknown) => void;
}

/** A hub on one database: reads by the graph, takes deliveries in. Whoever builds it closes it. */
export class Hub {
  /** The plans of documents asked before. */
  readonly plans = new PlanCache();
  /** What one operation may hold and cost. */
  readonly bounds: Bounds;
  /** Who may ask what of it, and how much. */
  readonly admission: Admission;
  /** Who asks, by key. */
  readonly keys: ApiKeys;
  /** Told of each signed head of the record of accesses. */
  onHead: (head: Head) => void = () => {};
  /** Told that the key that signs those heads was made. */
  onNewSigner: (signer: Signer) => void = () => {};
  private log: AccessLog | undefined;
  private sdlOnce: string | undefined;
  private engineOnce: Promise<Engine> | undefined;
  private intakeOnce: Promise<Intake> | undefined;
  private readonly register = loadSchema(schemaFolder);
  private readonly exports: Exports;
  private readonly provenance: Provenance;
  private readonly access: Access;
  /** The datasets behind what the plans at hand touch. */
  private readonly behind = new WeakMap<object, string[]>();

  private constructor(
    private readonly config: Config & { databaseUrl: string },
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
    /** The connection that looks whether grants and keys have changed: it must wait for nobody. */
    private readonly watcher: pg.Pool,
    private readonly options: HubOptions,
  ) {
    this.exports = new Exports(exporters);
    this.keys = new ApiKeys(pool, { demo: config.demo, renewals: watcher });
    const { hierarchy } = model.entity('Division');
    this.provenance = provenanceOf(model, this.register.contracts);
    this.access = new Access(
      { provenance: this.provenance, within: hierarchy!.within },
      { load: () => loadGrants(watcher), version: () => currentVersion(watcher) },
    );
    this.bounds = new Bounds(schema, config.limits);
    this.admission = new Admission(config, this.bounds, new TrustedDocuments(pool));
  }

  /** Builds the graph; connects to nothing yet. */
  static async build(config: Config & { databaseUrl: string }, options: Partial<HubOptions> = {}): Promise<Hub> {
    const orm = await openOrm(config.databaseAdminUrl ?? config.databaseUrl);
    const model = new Model(orm);
    const schema = await buildGraphSchema(model, rootFields);
    attachResolvers(schema, model);
    const writers = openWritePool(config.databaseUrl);
    const open = () => openReadPool(config.databaseUrl, config.maxWaiting);
    const all = { onTrouble: () => {}, ...options };
    return new Hub(config, orm, model, schema, open(), writers, open(), openWritePool(config.databaseUrl, 1), all);
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
    const { schema, model, pool, plans, config, bounds } = this;
    const { admit, showsSchema } = this.admission;
    await pool.query(`insert into hub_setting (name, value) values ('cursor-key', $1) on conflict (name) do nothing`, [
      randomBytes(24).toString('hex'),
    ]);
    const { rows } = await pool.query<{ value: string }>(`select value from hub_setting where name = 'cursor-key'`);
    const { smallCount } = config;
    const cursorKey = rows[0]!.value;
    const hubDate = () => hubDay(config);
    const policyOf = this.options.policyOf ?? this.access.policyOf;
    const write: EngineOptions['write'] = async (work) => {
      const result = await inTransaction(this.writers, work);
      await this.access.reload();
      return result;
    };
    const refreshGrants = () => this.access.refresh();
    await refreshGrants();
    const opener = new Opener(await this.identities(), this.options.onTrouble);
    const limits = { bounds, admit, showsSchema };
    const access = { policyOf, refreshGrants, write, opener };
    const options = { schema, model, pool, plans, hubDate, smallCount, cursorKey };
    this.log ??= this.openLog(await this.signer());
    return new Engine({ ...options, ...access, ...limits, recorder: this.log });
  }

  /** Throws Problem AUDIT_KEY_MISSING and the like. A first start makes the key; the demo's is made anew where it is lost. */
  private async signer(): Promise<Signer> {
    const { dataDir, demo } = this.config;
    const { rows } = await this.pool.query<{ signed: boolean }>('select exists (select from access_head) as signed');
    const signer = openSigner(dataDir, demo || !rows[0]!.signed);
    if (signer.isNew) this.onNewSigner(signer);
    return signer;
  }

  private openLog(signer: Signer): AccessLog {
    const { config, schema } = this;
    const { databaseUrl, dataDir } = config;
    return new AccessLog({
      databaseUrl,
      dataDir,
      tokenizer: new Tokenizer(readKeys(config).currentKey.bytes, schema),
      signer,
      datasetsOf: (touched) => this.datasetsOf(touched),
      onHead: (head) => this.onHead(head),
      onTrouble: this.options.onTrouble,
    });
  }

  /** The datasets behind the fields. */
  private datasetsOf(touched: AccessEntry['touched']): string[] {
    const known = this.behind.get(touched);
    if (known) return known;
    const found = [...touched].flatMap(([entity, paths]) =>
      [...paths].flatMap((path) => datasetsBehind(this.provenance, entity, path)),
    );
    const behind = [...new Set(found)].sort();
    this.behind.set(touched, behind);
    return behind;
  }

  /** Throws Problem KEY_MISSING and the like where the keys of identity numbers are not at hand. */
  private async identities(): Promise<Identities> {
    return openIdentities(readKeys(this.config), this.writers);
  }

  /** Brings the tables, summaries, the registers of divisions and agencies, the catalogue and its owners' grants up to date. */
  async migrate(): Promise<void> {
    // A contract that does not fit its entity is told of now, not by the first file that comes.
    const { contracts } = this.register;
    const contested = contestedProperties(contracts);
    for (const contract of contracts) statingsOf(this.model, contract, targetOf(this.model, contract), contested);
    const { orm, model, writers, config } = this;
    await migrateTables({ orm, model, writers }, config);
    await upsertReference(this.writers, this.register);
    await upsertGrants(this.writers, 'OWNER', ownerGrants(contracts));
    await inTransaction(this.writers, async (client) => {
      await lockDeliveries(client);
      await bringUpToDate(client, this.model, { entity: 'Agency', ids: 'select id from agency' });
    });
  }

  /** Whether the record of accesses is protected by privileges: the role that serves may add to it and no more. */
  async isLogProtected(): Promise<boolean> {
    return !(await mayChangeLog(this.writers));
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
    const identities = await this.identities();
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

  /** Makes the grants of a file those that stand without a decision. Throws ContractError where it cannot be used. */
  async importGrants(path: string): Promise<void> {
    await upsertGrants(this.writers, 'FILE', readGrants(path, this.register, this.model));
    await this.access.reload();
  }

  /** Takes in all deliveries of a folder that were not taken in before. */
  async importFolder(dir: string, onFile?: (progress: FolderProgress) => void): Promise<BatchReport[]> {
    return takeInFolder(await this.intake(), dir, { hubDate: hubDay(this.config), onFile });
  }

  /**
   * Brings what is sealed, and with `tokens` the tokens of persons too, under the ring's current key. Throws Problem
   * NUMBER_DAMAGED where a number does not open.
   */
  async rotateKeys(
    tokens: boolean,
    onProgress: (done: number) => void,
  ): Promise<Resealed & { tokens: Retokened | null }> {
    const identities = await this.identities();
    const resealed = await reseal(identities, this.writers, onProgress);
    const { contracts } = this.register;
    const intake = { pool: this.writers, model: this.model, contracts };
    return { ...resealed, tokens: tokens ? await renewTokens(identities, intake, onProgress) : null };
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
    await this.log?.close();
    const { pool, writers, exporters, watcher, orm } = this;
    await Promise.all([pool.end(), writers.end(), exporters.end(), watcher.end(), orm.close()]);
  }
}

/** Builds a hub without connecting to anything yet. */
export const buildHub = Hub.build;
