// Everyone who answers the bench's questions; the hub is the measure of all answers.
import { handWritten } from './hand-written.ts';
import { hub } from './hub.ts';
import { mercurius } from './mercurius.ts';
import type { Peer } from './peer.ts';
import { usualStack } from './usual-stack.ts';

export const peers: Peer[] = [hub, handWritten, mercurius, usualStack];
