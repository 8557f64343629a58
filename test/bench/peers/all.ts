// Everyone who answers the bench's questions; the hub is the measure of all answers.
import { handWritten } from './hand-written.ts';
import { hub } from './hub.ts';
import type { Peer } from './peer.ts';
import { postgraphile, postgraphileGeneric } from './postgraphile.ts';

export const peers: Peer[] = [hub, handWritten, postgraphile, postgraphileGeneric];
