select concat(
  '{"clues":', concat(
    '{"groups":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"sourceKind":', coalesce(to_json("g"."k0")::text, 'null'),
              ',"fromAgency":', coalesce((select concat(
                    '{"name":', coalesce(to_json("a2"."name")::text, 'null'), '}') from "agency" as "a2" where "a2"."id" = "g"."k1"), 'null'),
              ',"toAgency":', coalesce((select concat(
                    '{"name":', coalesce(to_json("a3"."name")::text, 'null'), '}') from "agency" as "a3" where "a3"."id" = "g"."k2"), 'null'),
              ',"status":', coalesce(to_json("g"."k3")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select "c1"."source_kind" as "k0", "c1"."from_agency_id" as "k1", "c1"."to_agency_id" as "k2", "c1"."status" as "k3", count(*) as "c0"
          from "clue" as "c1"
          group by "k0", "k1", "k2", "k3"
          order by count(*) desc nulls last, "k0" nulls last, "k1" nulls last, "k2" nulls last, "k3" nulls last
          limit 100) as q) as g), '}'),
  ',"disciplineTransfers":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"groups":', (select concat('[', string_agg(concat(
              '{"key":', concat(
                '{"state":', coalesce(to_json("g"."k0")::text, 'null'), '}'),
              ',"count":', coalesce(("g"."c0")::text, 'null'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
            select "d8"."state" as "k0", count(*) as "c0"
            from "discipline_transfer" as "d8"
            where exists (select from "agency" as "a9" where "a9"."id" = "d8"."from_agency_id" and "a9"."kind" = 'PROCURATORATE')
            and exists (select from "agency" as "a10" where "a10"."id" = "d8"."to_agency_id" and "a10"."kind" = 'DISCIPLINE_INSPECTION')
            group by "k0"
            order by count(*) desc nulls last, "k0" nulls last
            limit 100) as q) as g), '}')
    from (select count(*) as "c0" from "discipline_transfer" as "d5"
      where exists (select from "agency" as "a6" where "a6"."id" = "d5"."from_agency_id" and "a6"."kind" = 'PROCURATORATE')
      and exists (select from "agency" as "a7" where "a7"."id" = "d5"."to_agency_id" and "a7"."kind" = 'DISCIPLINE_INSPECTION')) as totals),
  ',"mandatoryReports":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "clue" as "c14"
      where "c14"."source_kind" = 'MANDATORY_REPORT'
      and exists (select from "agency" as "a15" where "a15"."id" = "c14"."reporter_id" and "a15"."kind" = 'MEDICAL_INSTITUTION')) as totals), '}') as data
