// Every field has a class (domain section 5.2), and none a lower one than the columns of deliveries that fill it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldAt } from '../../src/datasets/target.ts';
import type { Hub } from '../../src/hub.ts';
import { openSeededHub } from '../hub.ts';
import { schema } from '../intake.ts';
import { inputsOf, placesOf } from './inputs.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

test('no field is classed lower than what it is filled from', () => {
  const lower = schema.contracts.flatMap(({ code, entity, fields }) =>
    Object.entries(fields).flatMap(([name, { class: level, property }]) =>
      [property ?? []].flat().flatMap((path) => {
        const target = fieldAt(hub.model.entity(entity), path);
        const shown = Math.max(
          target?.level ?? 1,
          ...partsOf(path).map((part) => fieldAt(hub.model.entity(entity), part)!.level),
        );
        return Number(level.slice(1)) > shown ? [`${code}.${name} ${level} > ${entity}.${path} L${shown}`] : [];
      }),
    ),
  );
  expect(lower).toEqual([]);
});

/** The parts that a path leads through. */
const partsOf = (path: string) =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, index, steps) => steps.slice(0, index + 1).join('.'));

test('no field that is computed when it is read is classed lower than a field of its row that it reads', () => {
  const lower = [...hub.model.entities.values()].flatMap((entity) =>
    placesOf(entity).flatMap(({ type, field }) => {
      if (field.kind !== 'computed') return [];
      const { fields } = inputsOf(hub.model, type, field);
      return fields
        .filter(({ level }) => level > field.level)
        .map(({ path }) => `${entity.name}.${field.path} < ${path}`);
    }),
  );
  expect(lower).toEqual([]);
});

test('what computed fields read beside their own row', () => {
  const beside = [...hub.model.entities.values()].flatMap((entity) =>
    placesOf(entity).flatMap(({ type, field }) => {
      if (field.kind !== 'computed') return [];
      const { entities } = inputsOf(hub.model, type, field);
      return entities.map(({ name }) => `${entity.name}.${field.path} reads ${name}`);
    }),
  );
  expect(beside.sort()).toMatchInlineSnapshot(`
    [
      "LandContract.paymentDueOn reads LandInstallment",
      "LandContract.penalty reads LandInstallment",
      "LandContract.penalty reads LandPayment",
      "PremiumArrears.lateFee reads PremiumPayment",
      "PremiumArrears.lateFeeCapped reads PremiumPayment",
      "ReliefRecipient.identityNumber reads Person",
    ]
  `);
});

test('fields that no delivery fills are classed by hand, each looked at by somebody', () => {
  const filled = new Set(
    schema.contracts.flatMap(({ entity, fields, links }) => [
      ...Object.values(fields).flatMap(({ property }) => [property ?? []].flat().map((path) => `${entity}.${path}`)),
      ...Object.keys(links ?? {}).map((path) => `${entity}.${path}`),
    ]),
  );
  const byHand = [...hub.model.entities.values()].map((entity) => {
    const fields = placesOf(entity)
      .filter(({ field }) => !['id', 'sources', 'discrepancies'].includes(field.name) && field.kind !== 'part')
      .filter(({ field }) => !filled.has(`${entity.name}.${field.path}`));
    return `${entity.name}: ${fields.map(({ field }) => `${field.path} ${field.level}`).join(', ')}`;
  });
  expect(byHand).toMatchInlineSnapshot(`
    [
      "BatchIssue: batch 1, row 1, field 1, code 1, severity 1, message 1, value 2",
      "SourceRecord: dataset 1, batch 1, row 1, current 1, entityKind 1, fields 2",
      "Batch: dataset 1, number 1, state 1, fileName 1, publishedOn 1, importedAt 1, rowsRead 1, rowsLoaded 1, rowsUnchanged 1, rowsQuarantined 1, rowsRejected 1, issues 2, records 2",
      "Discrepancy: entityKind 1, entity 1, field 1, values 2, authoritative 1, state 1, unitSuspect 2, openedOn 1, resolvedOn 1",
      "Dataset: code 1, title 1, agency 1, sharing.attribute 1, sharing.legalBasis 1, updateCycle 1, fields 1, freshness.state 1, freshness.lastDeliveredOn 1, freshness.dueOn 1, batches 2, records 2, accessGrants 2, accessRequests 2",
      "CooperationDocument: ",
      "Enforcement: ",
      "LawsuitParty: ",
      "PracticeBan: deliveryDueOn 2, deliveryOverdue 2, inForce 2",
      "BackgroundCheck: ",
      "RetailLicence: nearestSchool 2, distanceToSchool 2, inForce 2",
      "SchoolSite: nearbyLicences 2",
      "Institution: staff 2, backgroundChecks 2, sites 2",
      "StaffMember: checkDueOn 2, checkOverdue 2",
      "SocialAssistance: reliefRecipients 2",
      "ReliefRecipient: identityNumber 3, decisionDueOn 2, payDueOn 2, reliefCap 2, measures 2, socialAssistance 2",
      "ReliefMeasure: ",
      "LegalAid: decisionDueOn 2, assignDueOn 2, exemptFromMeansTest 2, reliefMeasures 2",
      "BlacklistEntry: endsOn 2, removableFrom 2, active 2, removedTooEarly 2",
      "RosterEntry: ",
      "WageAccount: payments 2",
      "WagePayment: shortfall 2",
      "Post: current 2",
      "Official: posts 2, cases 2",
      "Person: displayName 3, identityNumber 3, minor 2, staffPosts 2, practiceBans 2, reliefRecipients 2, legalAids 2, socialAssistances 2, lawsuitParties 2, enforcementsSought 2, enforcements 2, enterprisesRepresented 2, permitsManaged 2, rosterEntries 2, wagePayments 2, blacklistEntries 2, officials 2",
      "Permit: ",
      "MandatoryReport: acceptanceDueOn 2, outcomeDueOn 2, acceptanceOverdue 2, outcomeOverdue 2",
      "Clue: dueOn 2, mandatoryReports 2, case 2, daysLeft 2",
      "LandInstallment: rescissionAfter 2, paid 2",
      "LandPayment: ",
      "LandContract: paymentDueOn 2, idleFrom 2, idleFeeCap 2, takeBackFrom 2, outstanding 2, installments 2, payments 2, penalty 2, recoveries 2",
      "Recovery: ",
      "PremiumPayment: arrears 2, paidOn 2, amount 2",
      "PremiumArrears: owed 2, collected 2, outstanding 2, baselineOn 2, payments 2, benefitSuspensions 2, lateFee 2, lateFeeCapped 2",
      "BenefitSuspension: premiumArrears 2",
      "WageComplaint: acceptanceDueOn 2, closureDueOn 2, acceptanceOverdue 2, closureOverdue 2",
      "WageDeposit: ",
      "Enterprise: industry.name 1, checksumValid 1, projectsAsContractor 2, projectsAsOwner 2, permitsAsContractor 2, permitsAsOwner 2, wageDeposits 2, wageAccounts 2, recoveries 2, premiumArrears 2, landContracts 2, complaints 2, institutions 2, retailLicences 2, cases 2, clues 2, rosterEntries 2, wagePayments 2, blacklistEntries 2, benefitSuspensions 2, proposals 2, lawsuitParties 2, lawsuits 2, enforcementsSought 2, enforcements 2",
      "LawsuitAgent: ",
      "Lawsuit: daysToClose 2, parties 2, plaintiffs 2, defendants 2, thirdParties 2, agents 2, enforcements 2, enterprises 2, cases 2",
      "ParentingSession: ",
      "GuardianshipOrder: sessions 2, followUpDueOn 2, followUpOverdue 2",
      "Consultation: ",
      "Suggestion: replyDueOn 2, proposals 2, filingDueOn 2, daysLeft 2, isDue 2, replyStatus 2",
      "Case: noticeDueOn 2, reviewDueOn 2, suggestions 2, consultations 2, recoveries 2, guardianshipOrders 2, reliefRecipients 2, legalAids 2, proposals 2",
      "Proposal: kind 1, replyDueOn 1, conversion.noticeDueOn 2, daysLeft 2, replyStatus 2",
      "DisciplineTransfer: receiptDueOn 2, feedbackDueOn 2, daysLeft 2, overdue 2",
      "Intervention: measureDueOn 2, measureOverdue 2, evaluationOverdue 2, probationUnlawful 2",
      "Agency: code 1, name 1, kind 1, division 1, parent 1, branches 2, datasets 2, permitsIssued 2, projectsSupervised 2, landContracts 2, premiumArrears 2, casesSupervised 2, cluesGiven 2, suggestionsCopied 2, consultations 2, aliases 1, suggestions 2, cluesReceived 2, cluesReported 2, mandatoryReports 2, mandatoryReportsTaken 2, institutions 2, backgroundChecks 2, practiceBans 2, guardianshipOrders 2, parentingSessions 2, interventions 2, reliefMeasures 2, reliefRecipientsReceived 2, socialAssistances 2, posts 2, proposals 2, cooperationDocuments 2, cluesPassed 2, disciplineTransfersSent 2, disciplineTransfersReceived 2, lawsuits 2, accessRequests 2",
      "DepositAssessment: project 2, status 2, requiredAmount 2, securedAmount 2, shortfall 2, rate 2, dueOn 2, exemption 2, asOf 2",
      "Project: permit 2, wageAccount 2, depositAssessment 2, permits 2, wageDeposits 2, wageAccounts 2, complaints 2, rosterEntries 2, wagePayments 2",
      "Division: code 1, name 1, level 1, parent 1, aliases 1, children 1, agencies 1, enterprises 2, projects 2, landContracts 2, complaints 2, institutions 2, schoolSites 2, retailLicences 2",
      "AccessRequest: number 1, dataset 1, applicant 1, requestedBy 1, fields 1, treatment 1, purpose 1, legalBasis 1, division 1, until 1, requestedAt 1, requestedOn 1, dueOn 1, extendedOn 1, extensionReason 1, decidedAt 1, decidedOn 1, decidedBy 1, outcome 1, decisionReason 1, decisionLegalBasis 1, deliverBy 1, grants 1, overdue 1, daysLeft 1",
      "AccessGrant: code 1, dataset 1, grantee 1, fields 1, treatment 1, purpose 1, division 1, until 1, legalBasis 1, declassifies 1, origin 1, request 1, grantedAt 1, grantedBy 1, revokedAt 1, revokedBy 1, revocationReason 1, state 1",
      "AccessRecord: chain 1, number 1, at 1, principal 2, agency 2, roles 2, purposeGrant 2, caseNumber 2, grants 2, documentHash 2, operation 2, kind 2, variables 2, datasets 2, fields 2, withheld 2, rows 2, denials 2, outcome 2, duration 2, address 2, reference 2, previous 1, hash 1",
    ]
  `);
});
