// The demo city as one coherent world: every delivery is a view of it, so what agencies say of the same thing agrees
// except where a row is meant to disagree.

import type { Account, Complaint } from '../model/wages.ts';
import { type Benefits, benefits } from './benefits.ts';
import { blacklist, type Listing } from './blacklist.ts';
import { type Case, cases } from './cases.ts';
import { type AuditClue, auditClues, type Clue, clues } from './clues.ts';
import { type Companies, companies } from './companies.ts';
import { complaints } from './complaints.ts';
import { accounts, type Ledger, ledger } from './deposits.ts';
import { type DisciplineTransfer, disciplineTransfers } from './discipline.ts';
import { type Care, care } from './institutions.ts';
import { type Land, land } from './land.ts';
import { type Litigation, litigation } from './lawsuits.ts';
import { type LegalAid, legalAidOfReliefs, otherLegalAid } from './legal-aid.ts';
import { type Protection, protection } from './minors.ts';
import { type Consultation, consultations, type Recovery, recoveries } from './outcomes.ts';
import { type Outlets, outlets } from './outlets.ts';
import { type Premiums, premiums } from './premiums.ts';
import { type Proposals, proposals } from './proposals.ts';
import { type Measure, measures, type Relief, reliefs } from './relief.ts';
import { type WorkMonth, workMonths } from './roster.ts';
import { type Site, sites } from './sites.ts';
import { type SocialAid, socialAid } from './social-aid.ts';
import { type Suggestion, suggestions } from './suggestions.ts';

export interface World {
  companies: Companies;
  sites: Site[];
  ledger: Ledger;
  accounts: Account[];
  complaints: Complaint[];
  workMonths: WorkMonth[];
  blacklist: Listing[];
  benefits: Benefits;
  premiums: Premiums;
  land: Land;
  auditClues: AuditClue[];
  clues: Clue[];
  cases: Case[];
  suggestions: Suggestion[];
  consultations: Consultation[];
  recoveries: Recovery[];
  care: Care;
  protection: Protection;
  outlets: Outlets;
  reliefs: Relief[];
  measures: Measure[];
  legalAids: LegalAid[];
  socialAid: SocialAid[];
  proposals: Proposals;
  litigation: Litigation;
  disciplineTransfers: DisciplineTransfer[];
}

/** Builds the world; the same on each call. */
export function buildWorld(): World {
  const city = companies();
  const building = sites(city);
  const owed = premiums(city);
  const lots = land(city);
  const debtors = [...new Set(lots.recovered.map((payment) => payment.contract.firm))];
  const list = cases(city, owed, lots);
  const caring = care(city);
  const helped = reliefs();
  const allowances = socialAid(helped);
  const lawyers = legalAidOfReliefs(helped);
  const opened = accounts(building);
  const asked = suggestions(list);
  const courts = litigation(city, building, list);
  return {
    companies: city,
    sites: building,
    ledger: ledger(building),
    accounts: opened,
    complaints: complaints(city, building),
    workMonths: workMonths(city, building, opened),
    blacklist: blacklist(city),
    benefits: benefits(city, owed),
    premiums: owed,
    land: lots,
    auditClues: auditClues(city, debtors),
    clues: [...clues(city), ...courts.behind.map(({ clue }) => clue)],
    cases: list,
    suggestions: asked,
    consultations: consultations(list),
    recoveries: recoveries(owed, lots),
    care: caring,
    protection: protection(),
    outlets: outlets(city, caring.institutions),
    reliefs: helped,
    measures: measures(helped, lawyers),
    legalAids: [...lawyers.values(), ...otherLegalAid(allowances, lawyers.size + 1)],
    socialAid: allowances,
    proposals: proposals(city, owed, lots, asked),
    litigation: courts,
    disciplineTransfers: disciplineTransfers(),
  };
}
