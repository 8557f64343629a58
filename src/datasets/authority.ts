// One source for each value (一数一源): which properties more than one dataset speaks of, and that no two of them claim to
// be the authority for the same row.
import { type Contract, statedOf } from './contract.ts';

/** A property of an entity as one key: `Project.contractPrice`. */
export const propertyKey = (entity: string, property: string) => `${entity}.${property}`;

/** A property that a dataset writes, be it by a field, a constant or a link. */
interface Written {
  contract: Contract;
  property: string;
  /** The field that gives it, where one does. */
  field: string | null;
  authoritative: boolean;
}

const listOf = (property: string | readonly string[] | undefined): readonly string[] =>
  typeof property === 'string' ? [property] : (property ?? []);

function written(contract: Contract): Written[] {
  const { fields, constants, links } = contract;
  return [
    ...Object.entries(fields).flatMap(([field, { property, authoritative }]) =>
      listOf(property).map((one) => ({ contract, property: one, field, authoritative })),
    ),
    ...Object.keys(constants).map((property) => ({ contract, property, field: null, authoritative: true })),
    ...Object.entries(links).map(([property, { authoritative }]) => ({
      contract,
      property,
      field: null,
      authoritative,
    })),
  ];
}

/** How datasets can disagree on a property: several write it, or some only state it of a thing that they link to. */
export type Contest = 'WRITTEN' | 'STATED';

/** The properties, by propertyKey, on which datasets can disagree. */
export function contestedProperties(contracts: readonly Contract[]): Map<string, Contest> {
  const contested = new Map<string, Contest>();
  for (const contract of contracts) {
    const stated = [...Object.values(contract.fields), ...Object.values(contract.links)];
    for (const { states } of stated) {
      const what = states === undefined ? null : statedOf(contract, states);
      if (what) contested.set(propertyKey(contract.links[what.link]!.to, what.property), 'STATED');
    }
  }
  for (const [one, other] of rivals(contracts)) {
    // What rows are known by is the same in both.
    if (isKey(one) && isKey(other)) continue;
    contested.set(propertyKey(one.contract.entity, one.property), 'WRITTEN');
  }
  return contested;
}

/** The relations of a dataset's rows that other datasets give as well, with the codes of those. */
export function sharedLinks(contract: Contract, contracts: readonly Contract[]): Map<string, string[]> {
  const others = contracts.filter(
    (other) => other !== contract && other.entity === contract.entity && !areDisjoint(contract, other),
  );
  return new Map(
    Object.keys(contract.links).map((link) => [
      link,
      others.filter(({ links }) => link in links).map(({ code }) => code),
    ]),
  );
}

const isKey = ({ contract, field }: Written) => field !== null && contract.key.includes(field);

/** One line for each property that two datasets claim for the same rows. */
export function doubleAuthorities(contracts: readonly Contract[]): string[] {
  return rivals(contracts)
    .filter(([one, other]) => one.authoritative && other.authoritative && !(isKey(one) && isKey(other)))
    .map(([one, other]) => {
      const property = propertyKey(one.contract.entity, one.property);
      return `${one.contract.code} and ${other.contract.code} are both authoritative for ${property}: choose one, or say that their rows are apart`;
    });
}

/** Pairs of datasets that write the same property of rows that can be the same. */
function rivals(contracts: readonly Contract[]): [Written, Written][] {
  return contracts.flatMap((one, index) =>
    contracts
      .slice(index + 1)
      .filter((other) => other.entity === one.entity && !areDisjoint(one, other))
      .flatMap((other) =>
        written(one).flatMap((mine) =>
          written(other)
            .filter(({ property }) => property === mine.property)
            .map((theirs): [Written, Written] => [mine, theirs]),
        ),
      ),
  );
}

/** Whether the contracts say so, or some property tells the rows of two datasets apart: transport delivers no water projects. */
export function areDisjoint(one: Contract, other: Contract): boolean {
  if (one.apart.includes(other.code) || other.apart.includes(one.code)) return true;
  const theirs = codesOf(other);
  return [...codesOf(one)].some(([property, codes]) => {
    const others = theirs.get(property);
    return others !== undefined && ![...codes].some((code) => others.has(code));
  });
}

/** The codes that a dataset can give to a property that it always gives. */
function codesOf({ constants, fields }: Contract): Map<string, Set<string>> {
  const required = Object.values(fields).filter(({ codes, required }) => codes !== undefined && required);
  return new Map([
    ...Object.entries(constants).map(([property, value]): [string, Set<string>] => [property, new Set([value])]),
    ...required.flatMap(({ property, codes }) =>
      listOf(property).map((one): [string, Set<string>] => [one, new Set(Object.values(codes!))]),
    ),
  ]);
}
