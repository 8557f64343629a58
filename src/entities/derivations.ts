// What follows from a delivery beyond the rows themselves: properties that join several datasets, states by law.
// They run in the import's transaction, in this order, after the merge.
import type { ClientBase } from 'pg';
import type { Arrival } from '../datasets/take-in.ts';
import { setProposalTerms } from './congress/proposal.derive.ts';
import { followPermits, followWageAccounts } from './construction/project.derive.ts';
import { setTransferTerms } from './discipline/discipline-transfer.derive.ts';
import { followParties } from './litigation/lawsuit.derive.ts';
import { measureDistances } from './minors/retail-licence.derive.ts';
import { setFeedbackTerms } from './procuratorate/clue.derive.ts';
import { leaveOutConvener } from './procuratorate/consultation.derive.ts';
import { setReplyTerms } from './procuratorate/suggestion.derive.ts';
import { nameIndustries } from './registry/enterprise.derive.ts';
import { joinSocialAid, setLegalAidTerms, setReliefTerms } from './relief/relief.derive.ts';
import { linkSuspensions } from './revenue/benefit-suspension.derive.ts';
import { settleLand } from './revenue/land-contract.derive.ts';
import { settleArrears } from './revenue/premium-arrears.derive.ts';
import { setListingTerms } from './wages/blacklist-entry.derive.ts';
import { assessTouched } from './wages/deposit-assessment.derive.ts';
import { settlePayroll } from './wages/wage-payment.derive.ts';

type Derivation = (client: ClientBase, arrival: Arrival) => Promise<void>;

/** Each derivation and the entities whose deliveries it follows. */
const derivations: readonly (readonly [Derivation, readonly string[]])[] = [
  [nameIndustries, ['Enterprise']],
  [followPermits, ['Project', 'Permit']],
  [followWageAccounts, ['WageAccount']],
  [settleArrears, ['PremiumArrears']],
  [linkSuspensions, ['PremiumArrears', 'BenefitSuspension']],
  [settleLand, ['LandContract', 'LandInstallment', 'LandPayment']],
  [setReplyTerms, ['Suggestion']],
  [setProposalTerms, ['Proposal']],
  [leaveOutConvener, ['Consultation']],
  [measureDistances, ['RetailLicence', 'SchoolSite']],
  [setReliefTerms, ['ReliefRecipient']],
  [joinSocialAid, ['ReliefRecipient', 'SocialAssistance']],
  [setLegalAidTerms, ['LegalAid', 'ReliefRecipient', 'SocialAssistance']],
  [setFeedbackTerms, ['Clue']],
  [setTransferTerms, ['DisciplineTransfer']],
  [followParties, ['LawsuitParty']],
  [settlePayroll, ['WagePayment']],
  [setListingTerms, ['BlacklistEntry']],
  [assessTouched, ['Project', 'Permit', 'WageDeposit', 'WageComplaint', 'BlacklistEntry']],
];

/** Runs the derivations that follow an arrival. */
export async function derive(client: ClientBase, arrival: Arrival): Promise<void> {
  for (const [run, entities] of derivations) if (entities.includes(arrival.entity)) await run(client, arrival);
}
