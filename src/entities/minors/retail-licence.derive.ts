// How far each licensed shop is from the nearest school gate, in a straight line. A school that comes or moves can be the
// nearest of any shop; a shop that moves concerns itself alone.
import type { ClientBase } from 'pg';

/** Mean radius of the earth in metres. */
const EARTH = 6_371_008.8;

/** The great-circle distance of shop `l` and school `s` in metres (haversine). */
const DISTANCE = `2 * ${EARTH} * asin(sqrt(
  power(sin(radians(s.latitude - l.latitude) / 2), 2)
  + cos(radians(l.latitude)) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - l.longitude) / 2), 2)))`;

/** Measures the shops that an arrival concerns. A shop without coordinates, or a city without schools, has no distance. */
export async function measureDistances(client: ClientBase): Promise<void> {
  await client.query(`
    update retail_licence t set nearest_school_id = n.school, distance_to_school = n.metres
    from (select l.id, near.school, near.metres from retail_licence l
      left join lateral (
        select s.id as school, round(${DISTANCE})::int as metres from school_site s
        where s.latitude is not null and s.longitude is not null and l.latitude is not null and l.longitude is not null
        order by ${DISTANCE}, s.id limit 1) near on true
      where l.id in (select id from touched where entity = 'RetailLicence')
        or exists (select from touched where entity = 'SchoolSite')) n
    where t.id = n.id`);
}
