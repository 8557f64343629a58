// Average monthly wages of workers by place and year, the measure of judicial relief (domain 2.9). The statistics bureau
// publishes them each year; the rows here are placeholders until its figures are entered (待核实).
import type { Parameter } from './parameters.ts';

/** One year's average wage of a place. */
interface AverageWage extends Pick<Parameter, 'source' | 'verified'> {
  /** Six digits by GB/T 2260; a city's wage holds in its districts. */
  division: string;
  year: number;
  monthlyFen: bigint;
}

const WUHAI = { division: '150300', source: '乌海市统计局在岗职工平均工资（待核实）', verified: 'U' } as const;

const wages: readonly AverageWage[] = [
  { ...WUHAI, year: 2021, monthlyFen: 720_000n },
  { ...WUHAI, year: 2022, monthlyFen: 760_000n },
  { ...WUHAI, year: 2023, monthlyFen: 800_000n },
  { ...WUHAI, year: 2024, monthlyFen: 840_000n },
];

/** The average monthly wage of a place in a year, else of the city that it lies in; null where none is known. */
export function averageWage(division: string, year: number): bigint | null {
  const of = (code: string) => wages.find((row) => row.division === code && row.year === year)?.monthlyFen ?? null;
  return of(division.slice(0, 6)) ?? of(`${division.slice(0, 4)}00`);
}
