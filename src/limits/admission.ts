// Whether an operation is begun at all: introspection, trusted documents, and what its caller may ask within a minute.
import { GraphQLError } from 'graphql';
import type { Principal } from '../access/principal.ts';
import type { TrustMode } from '../config.ts';
import type { OperationRequest } from '../graph/engine.ts';
import { operationIn } from '../graph/plan.ts';
import { Allowance } from './allowance.ts';
import type { Bounds, Cost } from './bounds.ts';
import { type TrustedDocuments, untrusted } from './trusted-documents.ts';

/**
 * Throws what the caller is told where an operation is not begun.
 * @param weigh looks at the operation, once the caller may ask it: its cost, or none where it is refused
 */
export type Admit = (request: OperationRequest, weigh: () => Cost | undefined) => Promise<void>;

/** What a caller pays for each character of a document that has to be validated: it takes some 2 µs. */
const VALIDATION = 30;

/** What an operation costs that is refused before its cost is known. */
const REFUSED = 1_000;

/** Told of a document that is not registered. */
export type OnUntrusted = (about: { documentId: string; operation: string | null; principal: string }) => void;

export interface AdmissionSettings {
  readonly trustedDocuments: TrustMode;
  readonly trustedDocumentsPartners: TrustMode;
  readonly partnerIntrospection: boolean;
}

/** Systems of partners: they know what they ask before they ask it. */
const isPartner = ({ roles }: Principal): boolean => (roles as readonly string[]).includes('partner');

/** The admission of one hub. */
export class Admission {
  /** Whoever runs the hub may log these. */
  onUntrusted: OnUntrusted = () => {};
  private readonly allowance: Allowance;

  constructor(
    private readonly settings: AdmissionSettings,
    private readonly bounds: Bounds,
    readonly documents: TrustedDocuments,
  ) {
    this.allowance = new Allowance(bounds.limits.rate);
  }

  /** Whether a caller may see the schema through the graph: introspection, and suggestions in messages. */
  readonly showsSchema = (principal: Principal): boolean => this.settings.partnerIntrospection || !isPartner(principal);

  /** What is asked for by `admit` of the engine. */
  readonly admit: Admit = async (request, weigh) => {
    const { document, unproven, principal } = request;
    if (this.bounds.structureOf(document).introspects && !this.showsSchema(principal)) throw noIntrospection();
    // Before anything is told of the schema.
    await this.checkTrust(request);
    if (unproven && !this.bounds.isValid(document))
      await this.allowance.spend(principal.name, VALIDATION * (document.loc?.end ?? 0));
    let points = REFUSED;
    try {
      points = weigh()?.requested ?? REFUSED;
    } finally {
      await this.allowance.spend(principal.name, points);
    }
  };

  /** Has a document paid for that could not be parsed: it is the next one that is refused for it. */
  async chargeUnread(principal: Principal, document: string): Promise<void> {
    await this.allowance.spend(principal.name, VALIDATION * document.length).catch(() => {});
  }

  private async checkTrust({ document, operationName, principal }: OperationRequest): Promise<void> {
    const { trustedDocuments, trustedDocumentsPartners } = this.settings;
    const mode = principal.documents ?? (isPartner(principal) ? trustedDocumentsPartners : trustedDocuments);
    if (mode === 'open') return;
    const id = this.documents.idOf(document);
    if ((await this.documents.text(id)) !== null) return;
    this.onUntrusted({
      documentId: id,
      operation: operationIn(document, operationName)?.name?.value ?? null,
      principal: principal.name,
    });
    if (mode === 'enforce') throw untrusted(id);
  }
}

const noIntrospection = () =>
  new GraphQLError(
    '不开放内省查询，图的定义请向枢纽运行单位索取 · Introspection is not open to you; ask the hub’s operator for the schema',
    { extensions: { code: 'FORBIDDEN' } },
  );
