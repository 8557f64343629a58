// The lists of codes that the questions read or filter by.
import { codes } from './columns.ts';

export const AccountStatus = codes('AccountStatus');
export const CaseKind = codes('CaseKind');
export const CaseStage = codes('CaseStage');
export const ClueStatus = codes('ClueStatus');
export const ComplaintChannel = codes('ComplaintChannel');
export const ComplaintOutcome = codes('ComplaintOutcome');
export const DepositExemption = codes('DepositExemption');
export const DepositForm = codes('DepositForm');
export const DepositState = codes('DepositState');
export const DiscrepancyState = codes('DiscrepancyState');
export const EnterpriseStatus = codes('EnterpriseStatus');
export const PermitStatus = codes('PermitStatus');
export const ProjectGroupBy = codes('ProjectGroupBy');
export const ProjectStatus = codes('ProjectStatus');
export const SortDirection = codes('SortDirection');
