// What everyone is asked, what it is asked with, and what the hub has promised of it.
import { readFileSync } from 'node:fs';

/** The hub shall reach `least` times the requests/s of a peer, and may hope for `aim`. */
export interface RateTarget {
  than: 'hand-written' | 'postgraphile-generic';
  least: number;
  aim?: number;
}

/** A request of `question` may cost at most `most` times what one of this other question costs. */
export interface CostTarget {
  question: string;
  most: number;
}

/** Half of the requests take less, in milliseconds. */
export interface LatencyTarget {
  p50: number;
}

export type Target = RateTarget | CostTarget | LatencyTarget;

export type Variables = Readonly<Record<string, unknown>>;

export interface Question {
  name: string;
  /** The hub's document. */
  document: string;
  /** A statement: each of its rows is a variant, each column a variable. Variants are asked in turn. */
  variants: string;
  /** The page that is asked for: the cursor at its beginning is found beforehand and becomes the variable `after`. */
  page?: number;
  targets: Target[];
}

const generic = (least: number, aim?: number): RateTarget => ({ than: 'postgraphile-generic', least, aim });
const handWritten = (least: number, aim?: number): RateTarget => ({ than: 'hand-written', least, aim });

const operation = (file: string): string =>
  readFileSync(new URL(`../../schema/operations/${file}.graphql`, import.meta.url), 'utf8');

const watch = operation('01-wage-deposit-watch');

/** A city and its three counties. */
const divisions = `select code as division from division where code in ('150300', '150302', '150303', '150304') order by code`;

/** Enterprises that build, in no order. */
const contractors = (count: number): string => `select credit_code as "creditCode" from enterprise
  where exists (select from project where contractor_id = enterprise.id) order by md5(id::text) limit ${count}`;

/** Rows of a page of {@link pageOf}. */
export const PAGE_SIZE = 20;

const pageDocument = `query Page($first: Int!, $after: Cursor) {
  projects(orderBy: [{ code: ASC }], first: $first, after: $after) {
    nodes { id code name contractPrice division { code name } contractor { creditCode name } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Finds cursors: pages of `first` projects by code, behind `after` where it is given. */
export const walk: Question = {
  name: 'walk',
  document: `query Walk($first: Int!, $after: Cursor) {
  projects(orderBy: [{ code: ASC }], first: $first, after: $after) { pageInfo { hasNextPage endCursor } }
}`,
  variants: 'select 500 as first',
  targets: [],
};

export const questions: Question[] = [
  {
    name: 'point',
    document: `query Point($creditCode: String!) {
  enterprise(creditCode: $creditCode) { id name status registeredCapital establishedOn division { code name } }
}`,
    variants: 'select credit_code as "creditCode" from enterprise order by md5(id::text) limit 100',
    targets: [handWritten(0.65, 0.8), generic(1.6, 2)],
  },
  {
    name: 'watch-page',
    document: watch.replace(/^ {4}totalCount\n {4}aggregates .*\n/m, ''),
    variants: divisions,
    targets: [handWritten(0.85, 0.95), generic(2, 2.5)],
  },
  { name: 'watch', document: watch, variants: divisions, targets: [generic(1.5)] },
  {
    name: 'list-500',
    document: `query List($division: String!, $first: Int!) {
  projects(filter: { division: { within: $division } }, orderBy: [{ code: ASC }], first: $first) {
    nodes {
      id code name contractPrice
      permit { number issuedOn status }
      depositAssessment { status requiredAmount shortfall }
      contractor { creditCode name }
    }
  }
}`,
    variants: `select d.division, 500 as first from (${divisions}) as d`,
    targets: [handWritten(0.85, 1.1), generic(1.4, 2)],
  },
  {
    name: 'groups',
    document: `query Groups {
  projects {
    groups(by: [DIVISION, STATUS], orderBy: [{ key: DIVISION }, { key: STATUS }]) {
      key { division { code } status }
      count
      sum { contractPrice }
    }
  }
}`,
    variants: 'select',
    targets: [generic(1.5)],
  },
  {
    name: 'aggregates',
    document: `query Aggregates($division: String!) {
  projects(filter: { division: { within: $division }, status: { eq: UNDER_CONSTRUCTION } }) {
    totalCount
    aggregates { sum { contractPrice } avg { contractPrice } max { contractPrice } }
  }
}`,
    variants: divisions,
    targets: [generic(1.5)],
  },
  {
    name: 'search',
    document: `query Search($text: String!) {
  search(text: $text, kinds: [ENTERPRISE], first: 20) {
    ... on Enterprise { id creditCode name status }
  }
}`,
    // Whole names, what remains of them without division and form, two characters of that, beginnings of codes.
    variants: `select text from (select id, unnest(array[name, name_cores[1], left(name_cores[1], 2), left(credit_code, 12)]) as text
    from (select * from enterprise order by md5(id::text) limit 25) as e) as t order by md5(id || text)`,
    targets: [{ p50: 20 }],
  },
  { name: 'page-1', document: pageDocument, variants: `select ${PAGE_SIZE} as first`, targets: [] },
  {
    name: 'page-1000',
    document: pageDocument,
    variants: `select ${PAGE_SIZE} as first`,
    page: 1000,
    targets: [{ question: 'page-1', most: 1.3 }],
  },
  {
    name: 'enterprise-360',
    document: operation('09-enterprise-360'),
    variants: contractors(100),
    targets: [],
  },
];
