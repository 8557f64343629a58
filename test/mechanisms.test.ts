// Every mechanism of the article (domain section 1, M01 to M18) is asked about in one query, and all of them together
// in one that goes from agency to agency. What comes back is counted over rows.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, officer, openSeededHub } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

/** Mechanism, query, and what has to come back. */
const mechanisms: [string, string, Record<string, unknown>][] = [
  [
    'M01 a clue of the open day becomes the case of the premiums',
    `{ clues(filter: { source: { kind: { eq: OPEN_DAY } } }) { totalCount nodes {
        status source { title } case { field openedOn suggestions { nodes { addressee { name } } } } } } }`,
    {
      clues: {
        totalCount: 1,
        nodes: [
          {
            status: 'CASE_OPENED',
            source: { title: '2024年4月检察开放日代表反映' },
            case: {
              field: 'SOCIAL_INSURANCE',
              suggestions: { nodes: [{ addressee: { name: '国家税务总局乌海市税务局' } }] },
            },
          },
        ],
      },
    },
  ],
  [
    'M02 suggestion to the tax bureau, campaign, arrears collected',
    `{ premiumArrears(filter: { insurance: { eq: EMPLOYEE_MEDICAL }, periodFrom: { gte: "2021-01-01" }, periodTo: { lte: "2023-05-31" } }) {
        aggregates { distinctCount { enterprise } sum { owed collected outstanding } collectionRate }
        groups(by: [COLLECTOR]) { key { collector { parent { code } } } count } }
      suggestions(filter: { case: { field: { eq: SOCIAL_INSURANCE } } }) {
        nodes { addressee { code branches { totalCount } } copiedTo { nodes { kind } } replyStatus acceptance rectifiedAmount case { recoveries { aggregates { sum { amount } } } } } } }`,
    {
      premiumArrears: {
        aggregates: {
          distinctCount: { enterprise: 44 },
          sum: { owed: '23953400.00', collected: '21060600.00', outstanding: '2892800.00' },
        },
        groups: [1, 2, 3].map(() => ({ key: { collector: { parent: { code: 'tax' } } } })),
      },
      suggestions: {
        nodes: [
          {
            addressee: { code: 'tax', branches: { totalCount: 3 } },
            copiedTo: { nodes: [{ kind: 'MEDICAL_INSURANCE' }, { kind: 'CONGRESS' }] },
            replyStatus: 'REPLIED',
            acceptance: 'ACCEPTED',
            rectifiedAmount: '21060600.00',
            case: { recoveries: { aggregates: { sum: { amount: '21060600.00' } } } },
          },
        ],
      },
    },
  ],
  [
    'M03 audit passes clues on and hears what became of them',
    `{ cooperationDocuments(filter: { field: { eq: PUBLIC_INTEREST_AUDIT } }) { nodes { title agencies { nodes { kind } } } }
      clues(filter: { source: { kind: { eq: AUDIT } } }) { totalCount groups(by: [FIELD]) { key { field } count } }
      unanswered: clues(filter: { source: { kind: { eq: AUDIT } }, feedbackOn: { isNull: true } }, orderBy: [{ dueOn: ASC }]) {
        nodes { transferDocument acceptedOn dueOn daysLeft toAgency { kind } } } }`,
    {
      cooperationDocuments: { nodes: [{ agencies: { nodes: [{ kind: 'PROCURATORATE' }, { kind: 'AUDIT' }] } }] },
      clues: { totalCount: 9 },
      unanswered: {
        nodes: [
          { transferDocument: '乌审移〔2024〕8号', acceptedOn: '2025-01-04', dueOn: '2025-03-01', daysLeft: -97 },
          { transferDocument: '乌审移〔2025〕9号', acceptedOn: null, dueOn: '2025-04-19', daysLeft: -48 },
        ],
      },
    },
  ],
  [
    'M04 land-transfer fee: audit clue, suggestion, consultation, recovery',
    `{ cases(filter: { field: { eq: STATE_LAND_TRANSFER } }) { nodes {
        clues { nodes { source { kind } } } suggestions { nodes { addressee { kind } } }
        consultations { nodes { participants { totalCount } } } enterprises { totalCount }
        recoveries { aggregates { sum { amount principal penalty } distinctCount { enterprise landContract } } nodes { treasury landContract { number } } } } } }`,
    {
      cases: {
        nodes: [
          {
            clues: { nodes: [{ source: { kind: 'AUDIT' } }] },
            suggestions: { nodes: [{ addressee: { kind: 'NATURAL_RESOURCES' } }] },
            consultations: { nodes: [{ participants: { totalCount: 4 } }] },
            enterprises: { totalCount: 3 },
            recoveries: {
              aggregates: { sum: { amount: '16638400.00' }, distinctCount: { enterprise: 3, landContract: 3 } },
              nodes: [1, 2, 3, 4].map(() => ({ treasury: true })),
            },
          },
        ],
      },
    },
  ],
  [
    'M05 proposals and suggestions are converted both ways',
    `{ proposals(filter: { conversion: { state: { eq: CONVERTED } } }) { totalCount
        groups(by: [KIND, CONVERSION_DIRECTION]) { key { kind conversionDirection } count }
        nodes { conversion { direction decidedOn noticeDueOn notifiedOn case { number } suggestion { documentNumber } } } } }`,
    {
      proposals: {
        totalCount: 8,
        groups: [
          { key: { kind: 'DEPUTY_SUGGESTION', conversionDirection: 'TO_SUGGESTION' }, count: 3 },
          { key: { kind: 'CPPCC_PROPOSAL', conversionDirection: 'TO_SUGGESTION' }, count: 2 },
          { key: { kind: 'DEPUTY_SUGGESTION', conversionDirection: 'TO_PROPOSAL' }, count: 2 },
          { key: { kind: 'CPPCC_PROPOSAL', conversionDirection: 'TO_PROPOSAL' }, count: 1 },
        ],
        nodes: Array.from({ length: 8 }, () => ({
          conversion: { case: { number: expect.any(String) }, suggestion: { documentNumber: expect.any(String) } },
        })),
      },
    },
  ],
  [
    'M06 clues passed to discipline inspection and back, by state and with their terms',
    `{ sent: disciplineTransfers(filter: { fromAgency: { kind: { eq: PROCURATORATE } } }) { totalCount groups(by: [CATEGORY]) { key { category } count } }
      late: disciplineTransfers(filter: { transferredOn: { eq: "2024-03-29" }, fromAgency: { kind: { eq: PROCURATORATE } } }) { nodes { receiptDueOn feedbackDueOn overdue } }
      received: disciplineTransfers(filter: { toAgency: { kind: { eq: PROCURATORATE } } }) { totalCount } }`,
    {
      sent: {
        totalCount: 33,
        groups: [
          { key: { category: 'DISCIPLINE' }, count: 15 },
          { key: { category: 'DUTY_VIOLATION' }, count: 15 },
          { key: { category: 'DUTY_CRIME' }, count: 3 },
        ],
      },
      received: { totalCount: 8 },
      late: {
        nodes: [true, false].map((overdue) => ({ receiptDueOn: '2024-04-08', feedbackDueOn: '2024-05-28', overdue })),
      },
    },
  ],
  [
    'M07 duty crimes of judicial staff',
    `{ cooperationDocuments(filter: { field: { eq: DUTY_CRIME } }) { nodes { title agencies { nodes { kind } } } }
      cases(filter: { kind: { eq: DUTY_CRIME } }) { totalCount nodes { stage department handlers { totalCount } } }
      disciplineTransfers(filter: { category: { eq: DUTY_CRIME } }) { totalCount } }`,
    {
      cooperationDocuments: {
        nodes: [{ agencies: { nodes: [{ kind: 'PROCURATORATE' }, { kind: 'DISCIPLINE_INSPECTION' }] } }],
      },
      cases: {
        totalCount: 2,
        nodes: [
          { stage: 'CLOSED', department: '第二检察部', handlers: { totalCount: 1 } },
          { stage: 'INVESTIGATION', department: '第二检察部', handlers: { totalCount: 1 } },
        ],
      },
      disciplineTransfers: { totalCount: 5 },
    },
  ],
  [
    'M08 false litigation: models, suits, supervision of the court',
    `{ cooperationDocuments(filter: { field: { eq: FALSE_LITIGATION } }) { nodes { agencies { nodes { kind } } } }
      cases(filter: { kind: { eq: FALSE_LITIGATION } }) { totalCount nodes {
        typical { level } supervisedAgency { kind } clues { nodes { detection { model { code } } } }
        lawsuits { totalCount nodes { cause daysToClose parties { totalCount } enforcements { totalCount } } } suggestions { nodes { kind replyDueOn } } } } }`,
    {
      cooperationDocuments: {
        nodes: [
          { agencies: { nodes: ['PROCURATORATE', 'PUBLIC_SECURITY', 'JUSTICE', 'COURT'].map((kind) => ({ kind })) } },
        ],
      },
      cases: {
        totalCount: 6,
        nodes: ['D16', 'D15', 'D17', 'D16', 'D16', 'D16'].map((code) => ({
          supervisedAgency: { kind: 'COURT' },
          clues: { nodes: [{ detection: { model: { code } } }] },
        })),
      },
    },
  ],
  [
    'M09 staff of schools and training are checked and the banned kept out',
    `{ institutions(filter: { supervisor: { kind: { eq: EDUCATION } } }) { totalCount aggregates { count } }
      staffMembers(filter: { institution: { kind: { in: [SCHOOL, KINDERGARTEN, TRAINING] } } }) { totalCount groups(by: [INSTITUTION_KIND, STATUS]) { key { institutionKind status } count } }
      overdue: staffMembers(filter: { lastCheckedOn: { isNull: true }, status: { eq: IN_POST } }, orderBy: [{ hiredOn: ASC }], first: 1) { nodes { checkDueOn checkOverdue } }
      practiceBans { totalCount nodes { inForce deliveryDueOn deliveryOverdue person { staffPosts { totalCount } } } } }`,
    {
      institutions: { totalCount: 27 },
      staffMembers: { totalCount: 135 },
      overdue: { nodes: [{ checkDueOn: '2020-12-13', checkOverdue: true }] },
      practiceBans: {
        totalCount: 6,
        nodes: [1, 0, 0, 0, 0, 0].map((totalCount) => ({ inForce: true, person: { staffPosts: { totalCount } } })),
      },
    },
  ],
  [
    'M10 staff of welfare and rescue institutions are checked',
    `{ institutions(filter: { supervisor: { kind: { eq: CIVIL_AFFAIRS } } }) { nodes { kind staff { totalCount } backgroundChecks { totalCount aggregates { sum { persons } } } } }
      all: backgroundChecks(filter: { checkedOn: { gte: "2024-01-01" } }) { aggregates { sum { persons } } groups(by: [RESULT]) { key { result } count } } }`,
    {
      institutions: {
        nodes: ['CHILD_WELFARE', 'CHILD_WELFARE', 'RESCUE', 'RESCUE', 'RESCUE'].map((kind) => ({ kind })),
      },
      all: {
        aggregates: { sum: { persons: 2182 } },
        groups: [
          { key: { result: 'NO_RECORD' }, count: 57 },
          { key: { result: 'DENIED' }, count: 3 },
          { key: { result: 'HIT_REFER' }, count: 3 },
        ],
      },
    },
  ],
  [
    'M11 mandatory reports of medical institutions become clues',
    `{ reports: mandatoryReports(filter: { reporter: { kind: { eq: MEDICAL_INSTITUTION } } }) { totalCount }
      clues(filter: { source: { kind: { eq: MANDATORY_REPORT } }, reporter: { kind: { eq: MEDICAL_INSTITUTION } } }) { totalCount
        nodes { status mandatoryReports { nodes { policeStation { parent { kind } } handling acceptanceOverdue outcomeOverdue } } } } }`,
    {
      reports: { totalCount: 11 },
      clues: {
        totalCount: 4,
        nodes: ['CLOSED', 'CLOSED', 'CLOSED', 'ACCEPTED'].map((status) => ({
          status,
          mandatoryReports: { nodes: [{ policeStation: { parent: { kind: 'PUBLIC_SECURITY' } } }] },
        })),
      },
    },
  ],
  [
    'M12 guardianship orders and parenting education',
    `{ guardianshipOrders { totalCount aggregates { sum { followUps } } nodes { followUpDueOn followUpOverdue case { kind } sessions { totalCount } } }
      parentingSessions { totalCount aggregates { sum { hours } } groups(by: [FORM]) { key { form } count } } }`,
    {
      guardianshipOrders: { totalCount: 21 },
      parentingSessions: {
        totalCount: 72,
        groups: [
          { key: { form: 'INDIVIDUAL' }, count: 26 },
          { key: { form: 'HOME_VISIT' }, count: 18 },
          { key: { form: 'GROUP' }, count: 15 },
          { key: { form: 'ONLINE' }, count: 13 },
        ],
      },
    },
  ],
  [
    'M13 graded correction and critical prevention',
    `{ interventions { groups(by: [KIND, MEASURE]) { key { kind measure } count } }
      prevention: interventions(filter: { kind: { eq: CRITICAL_PREVENTION } }) { totalCount nodes { level measureDueOn evaluation agency { kind } } } }`,
    {
      prevention: {
        totalCount: 5,
        nodes: [1, 2, 3, 4, 5].map(() => ({ agency: { kind: 'PROCURATORATE' } })),
      },
    },
  ],
  [
    "M14 minors' public-interest cases by sub-field, with shops near schools",
    `{ cases(filter: { kind: { eq: MINORS_PUBLIC_INTEREST } }) { totalCount groups(by: [SUBFIELD]) { key { subfield } count } nodes { supervisedAgency { kind } suggestions { totalCount } } }
      retailLicences(filter: { kind: { eq: TOBACCO }, distanceToSchool: { lt: 100 } }) { totalCount nodes { inForce distanceToSchool nearestSchool { name kind } operator { creditCode } } } }`,
    {
      cases: {
        totalCount: 6,
        groups: [
          { key: { subfield: 'TOBACCO_ALCOHOL' }, count: 3 },
          { key: { subfield: 'ONLINE_CONTENT' }, count: 2 },
          { key: { subfield: 'CULTURE' }, count: 1 },
        ],
      },
      retailLicences: {
        totalCount: 4,
        nodes: [42, 29, 23, 27].map((distanceToSchool) => ({ inForce: true, distanceToSchool })),
      },
    },
  ],
  [
    'M15 notice with the permit, projects pushed, accounts opened, deposits paid',
    `{ suggestions(filter: { case: { field: { eq: WAGES } }, addressee: { kind: { eq: HOUSING } } }) { nodes { deliveredOn repliedOn acceptance } }
      pushed: permits(filter: { pushedToHrssOn: { isNull: false } }) { totalCount }
      noticed: permits(filter: { issuedOn: { gte: "2025-02-01" } }) { groups(by: [WAGE_NOTICE_SERVED]) { key { wageNoticeServed } count } }
      accounts: projects(filter: { wageAccount: { status: { eq: OPEN } } }) { totalCount groups(by: [SECTOR]) { key { sector } count } }
      deposits: wageDeposits(filter: { campaign: { code: { eq: "WAGE-SECURITY-2025" } } }) { aggregates { sum { amount } } } }`,
    {
      suggestions: { nodes: [{ deliveredOn: '2025-01-13', repliedOn: '2025-03-07', acceptance: 'ACCEPTED' }] },
      pushed: { totalCount: 18 },
      noticed: { groups: [{ key: { wageNoticeServed: true }, count: 23 }] },
      accounts: {
        totalCount: 50,
        groups: [
          { key: { sector: 'HOUSING' }, count: 36 },
          { key: { sector: 'TRANSPORT' }, count: 9 },
          { key: { sector: 'WATER' }, count: 5 },
        ],
      },
      deposits: { aggregates: { sum: { amount: '77564200.00' } } },
    },
  ],
  [
    'M16 judicial relief leads to social aid, legal aid and counselling',
    `{ reliefMeasures(filter: { grantedOn: { gte: "2024-01-01" } }) { groups(by: [KIND]) { key { kind } count sum { amount } } }
      reliefRecipients(filter: { transferredToSocialAid: { eq: true } }, first: 3) { totalCount nodes { reliefCap decisionDueOn transferAgency { kind } case { kind } socialAssistance { nodes { programme } } measures { nodes { kind legalAid { number decisionDueOn } } } } } }`,
    {
      reliefMeasures: {
        groups: [
          { key: { kind: 'FUNDS' }, count: 11, sum: { amount: '290000.00' } },
          { key: { kind: 'COUNSELLING' }, count: 9 },
          { key: { kind: 'LEGAL_AID' }, count: 7 },
          { key: { kind: 'SOCIAL_AID_TRANSFER' }, count: 5 },
          { key: { kind: 'EDUCATION' }, count: 1 },
          { key: { kind: 'EMPLOYMENT' }, count: 1 },
        ],
      },
      reliefRecipients: {
        totalCount: 6,
        nodes: [
          { reliefCap: '259200.00', socialAssistance: { nodes: [{ programme: 'OLD_AGE_ALLOWANCE' }] } },
          {
            socialAssistance: { nodes: [{ programme: 'SUBSISTENCE_ALLOWANCE' }, { programme: 'DISABILITY_SUBSIDY' }] },
          },
          { case: { kind: 'MINORS_CRIMINAL' }, socialAssistance: { nodes: [{ programme: 'UNATTENDED_CHILD' }] } },
        ],
      },
    },
  ],
  [
    'M17 vulnerable groups across relief, legal aid and wages',
    `{ women: reliefRecipients(filter: { vulnerableGroups: { has: WOMAN } }) { totalCount }
      elderly: reliefRecipients(filter: { vulnerableGroups: { has: ELDERLY } }) { totalCount }
      disabled: reliefRecipients(filter: { vulnerableGroups: { has: DISABLED } }) { totalCount }
      workers: legalAids(filter: { vulnerableGroups: { has: MIGRANT_WORKER } }) { totalCount }
      both: legalAids(filter: { person: { rosterEntries: { count: { gte: 1 } } } }) { nodes { matter exemptFromMeansTest person { wagePayments { totalCount } } } }
      complaints: wageComplaints { aggregates { sum { workers amount } } } }`,
    {
      women: { totalCount: 6 },
      elderly: { totalCount: 3 },
      disabled: { totalCount: 3 },
      workers: { totalCount: 15 },
      both: {
        nodes: [{ matter: 'WAGES', exemptFromMeansTest: true, person: { wagePayments: { totalCount: 3 } } }],
      },
    },
  ],
  [
    'M18 tax, medical insurance and courts know of the same debtor',
    `{ enterprises(filter: { premiumArrears: { some: { outstanding: { gt: "0.00" } } }, benefitSuspensions: { some: { state: { eq: SUSPENDED } } } }, first: 1) {
        totalCount aggregates { count } nodes { creditCode premiumArrears { aggregates { sum { outstanding } } nodes { lateFee demandNumber collector { name } } }
          benefitSuspensions { aggregates { sum { insuredAffected } } nodes { month premiumArrears { periodFrom } } }
          lawsuits { totalCount } enforcements { totalCount } landContracts { totalCount } } } }`,
    {
      enterprises: {
        totalCount: 18,
        aggregates: { count: 18 },
        nodes: [
          {
            creditCode: '91150304MAX000170U',
            premiumArrears: { aggregates: { sum: { outstanding: '561575.51' } } },
            benefitSuspensions: {
              aggregates: { sum: { insuredAffected: 775 } },
              nodes: [1, 2, 3, 4, 5].map(() => ({ premiumArrears: { periodFrom: '2021-03-01' } })),
            },
            lawsuits: { totalCount: 1 },
            enforcements: { totalCount: 1 },
          },
        ],
      },
    },
  ],
];

/** What is asked of sealed rows is asked by the officer in charge, under this grant. */
const SEALED: Readonly<Record<string, string>> = {
  M06: 'PROC_DISCIPLINE-procuratorate-discipline_transfer',
  M09: 'PROC_SEALED-procuratorate-practice_ban',
  M11: 'PROC_SEALED-procuratorate-mandatory_report',
  M12: 'PROC_SEALED-procuratorate-guardianship_order',
  M13: 'PROC_SEALED-procuratorate-juvenile_intervention',
};

test.each(mechanisms)('%s', async (name, query, expected) => {
  const grant = SEALED[name.slice(0, 3)];
  const data = await ask(hub, query, {}, grant ? officer(grant) : undefined);
  expect(data).toMatchObject(expected);
});

test('one query goes from a project through eight agencies to the proposals made of what was found', async () => {
  const { projects } = await ask(
    hub,
    `{ projects(filter: {
        depositAssessment: { status: { in: [UNPAID, PARTIAL, GUARANTEE_LAPSED, GUARANTEE_TERM_SHORT] } }
        wagePayments: { sum: { shortfall: { gt: "0.00" } } }
        complaints: { count: { gte: 1 } }
        contractor: { blacklistEntries: { count: { gte: 1 } }, cases: { some: { suggestions: { some: { proposals: { count: { gte: 1 } } } } } } }
      }, orderBy: [{ contractPrice: DESC }]) { nodes {
        code permit { status issuer { kind } wageNoticeServed } depositAssessment { status shortfall dueOn }
        complaints { nodes { workers outcome } } rosterEntries { totalCount aggregates { distinctCount { person } } }
        wagePayments { aggregates { sum { shortfall } } }
        contractor {
          blacklistEntries { nodes { number active } } premiumArrears { aggregates { sum { outstanding } } }
          benefitSuspensions { totalCount } lawsuits { totalCount } enforcements { totalCount }
          cases { nodes { number field clues { nodes { source { kind } } } suggestions { nodes {
            documentNumber addressee { kind } replyStatus proposals { nodes { number hostAgency { kind } conversion { direction } } } } } } }
        } } } }`,
  );
  expect(projects.nodes.map(({ code }: { code: string }) => code)).toEqual(['1503042407060166', '1503032403210267']);
  expect(projects.nodes[0]).toMatchObject({
    permit: { status: 'IN_FORCE', issuer: { kind: 'HOUSING' } },
    depositAssessment: { status: 'UNPAID', shortfall: '6447096.96' },
    complaints: { nodes: [{ workers: expect.any(Number) }] },
    rosterEntries: { totalCount: 20 },
    wagePayments: { aggregates: { sum: { shortfall: '48937.00' } } },
    contractor: {
      blacklistEntries: { nodes: [{ number: '乌人社失信列〔2024〕6号', active: true }] },
      lawsuits: { totalCount: 1 },
      cases: {
        nodes: [
          {
            field: 'SOCIAL_INSURANCE',
            clues: { nodes: [{ source: { kind: 'OPEN_DAY' } }] },
            suggestions: {
              nodes: [{ addressee: { kind: 'TAX' }, proposals: { nodes: [{ number: '乌政协提〔2025〕2号' }] } }],
            },
          },
          {
            field: 'WAGES',
            suggestions: {
              nodes: [{ addressee: { kind: 'HOUSING' }, proposals: { nodes: [{ number: '乌人建〔2025〕3号' }] } }],
            },
          },
          { field: 'WAGES', suggestions: { nodes: [] } },
        ],
      },
    },
  });
});
