// How far each licensed shop is from the nearest school gate, in a straight line. A school that comes or moves can be the
// nearest of any shop; a shop that moves concerns itself alone.
import type { ClientBase } from 'pg';
import type { Arrival } from '../../datasets/take-in.ts';

/** Mean radius of the earth in metres. */
const EARTH = 6_371_008.8;

/** The great-circle distance of shop `l` and school `s` in metres (haversine). */
const DISTANCE = `2 * ${EARTH} * asin(sqrt(
  power(sin(radians(s.latitude - l.latitude) / 2), 2)
  + cos(radians(l.latitude)) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - l.longitude) / 2), 2)))`;

/** Measures the shops that an arrival concerns. A shop without coordinates, or a city without schools, has no distance. */
export async function measureDistances(client: ClientBase, { entity }: Arrival): Promise<void> {
  const concerned =
    entity === 'SchoolSite' ? '' : `where id in (select id from touched where entity = 'RetailLicence')`;
  await client.query(`
    update retail_licence t set nearest_school_id = n.school, distance_to_school = n.metres
    from (select l.id, near.school, near.metres from (select * from retail_licence ${concerned}) l
      left join lateral (
        select s.id as school, round(${DISTANCE})::int as metres from school_site s
        where s.latitude is not null and s.longitude is not null and l.latitude is not null and l.longitude is not null
        order by ${DISTANCE}, s.id limit 1) near on true) n
    where t.id = n.id`);
}
