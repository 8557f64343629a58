// The program's log: a line of JSON for each event, on stderr.
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export const openLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }));
