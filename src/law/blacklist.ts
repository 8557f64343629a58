// The list of those seriously dishonest about migrant workers' wages (失信联合惩戒名单): how long a listing lasts, when it
// may end early, and whether it counts on a day. After 人社部令第45号; domain 2.3.
import { addMonths, type Day } from './calendar.ts';
import { countOf } from './parameters.ts';

/** A decision to list, as far as its days go. */
export interface Listing {
  listedOn: Day;
  /** The last day of the term; null where no rule set one when the decision was made. */
  endsOn: Day | null;
  /** The day of an early removal, which is no longer listed. */
  removedOn: Day | null;
}

/** The last day of a listing: three years on. Throws ParameterError before the rule was in force. */
export const listingEndsOn = (listedOn: Day): Day => addMonths(listedOn, countOf('blacklist.months', listedOn));

/** The first day on which who has put things right may leave the list early: six months on. Throws ParameterError. */
export const removableFrom = (correctedOn: Day): Day =>
  addMonths(correctedOn, countOf('blacklist.removal_months', correctedOn));

/** Whether a listing is in force on a day. One whose term nobody knows is not held against the firm. */
export const isListed = ({ listedOn, endsOn, removedOn }: Listing, on: Day): boolean =>
  listedOn <= on && endsOn !== null && on <= endsOn && (removedOn === null || on < removedOn);
