// What the graph has besides its entities: mutations, and values of the caller's policy.
import type { RootFields } from '../graph/root-fields.ts';
import { decideAccess } from './catalogue/access-decision.mutations.ts';
import { explainAccess } from './catalogue/access-explanation.ts';
import { grantAccess, revokeAccess } from './catalogue/access-grant.mutations.ts';
import { extendAccess, requestAccess } from './catalogue/access-request.mutations.ts';

export const rootFields: RootFields = {
  mutations: [requestAccess, extendAccess, decideAccess, grantAccess, revokeAccess],
  values: [explainAccess],
};
