// The demo city as one coherent world: every delivery is a view of it, so what agencies say of the same thing agrees
// except where a row is meant to disagree.

import type { Account, Complaint } from '../model/wages.ts';
import { type Case, cases } from './cases.ts';
import { type AuditClue, auditClues, type Clue, clues } from './clues.ts';
import { type Companies, companies } from './companies.ts';
import { complaints } from './complaints.ts';
import { accounts, type Ledger, ledger } from './deposits.ts';
import { type Land, land } from './land.ts';
import { type Consultation, consultations, type Recovery, recoveries } from './outcomes.ts';
import { type Premiums, premiums } from './premiums.ts';
import { type Proposals, proposals } from './proposals.ts';
import { type Site, sites } from './sites.ts';
import { type Suggestion, suggestions } from './suggestions.ts';

export interface World {
  companies: Companies;
  sites: Site[];
  ledger: Ledger;
  accounts: Account[];
  complaints: Complaint[];
  premiums: Premiums;
  land: Land;
  auditClues: AuditClue[];
  clues: Clue[];
  cases: Case[];
  suggestions: Suggestion[];
  consultations: Consultation[];
  recoveries: Recovery[];
  proposals: Proposals;
}

/** Builds the world; the same on each call. */
export function buildWorld(): World {
  const city = companies();
  const building = sites(city);
  const owed = premiums(city);
  const lots = land(city);
  const debtors = [...new Set(lots.recovered.map((payment) => payment.contract.firm))];
  const list = cases(city, owed, lots);
  const asked = suggestions(list);
  return {
    companies: city,
    sites: building,
    ledger: ledger(building),
    accounts: accounts(building),
    complaints: complaints(city, building),
    premiums: owed,
    land: lots,
    auditClues: auditClues(city, debtors),
    clues: clues(city),
    cases: list,
    suggestions: asked,
    consultations: consultations(list),
    recoveries: recoveries(owed, lots),
    proposals: proposals(city, owed, lots, asked),
  };
}
