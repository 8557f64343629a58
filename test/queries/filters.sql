select concat(
  '{"some":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p1"
      where exists (select from "enterprise" as "e2" where "e2"."id" = "p1"."owner_id")
      and exists (select from "wage_complaint" as "w3" where "w3"."project_id" = "p1"."id" and ("w3"."outcome" = any(array['PENDING', 'SUBSTANTIATED_UNPAID']::text[])))) as totals),
  ',"none":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p4"
      where not exists (select from "permit" as "p5" where "p5"."id" = "p4"."permit_id")
      and not exists (select from "wage_complaint" as "w6" where "w6"."project_id" = "p4"."id" and true)) as totals),
  ',"every":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p7"
      where not exists (select from "wage_complaint" as "w8" where "w8"."project_id" = "p7"."id" and (("w8"."workers" < cast($1 as int))) is not true)
      and exists (select from (select (select count(*) from "wage_complaint" as "w9" where "w9"."project_id" = "p7"."id") as value) as total where "total"."value" >= cast($2 as int))) as totals),
  ',"sum":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p10"
      where exists (select from (select (select coalesce(sum("w11"."amount"), 0) from "wage_complaint" as "w11" where "w11"."project_id" = "p10"."id") as value) as total where "total"."value" >= cast($3 as bigint))) as totals),
  ',"logic":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e12"
      where ((position(cast($4 as text) in "e12"."name") > 0) or (starts_with("e12"."name", cast($5 as text))))
      and ((exists (select from "division" as "d13" where "d13"."id" = "e12"."division_id" and "d13"."code" = any(cast($6 as text[]))))) is not true) as totals),
  ',"null":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p14"
      where ("p14"."sector" = any(array['WATER']::text[])) is not true
      and "p14"."status" is distinct from 'COMPLETED'
      and exists (select from "permit" as "p15" where "p15"."id" = "p14"."permit_id" and "p15"."pushed_to_hrss_on" is null)) as totals),
  ',"city":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"code":', coalesce(to_json("d16"."code")::text, 'null'),
          ',"name":', coalesce(to_json("d16"."name")::text, 'null'),
          ',"parent":', coalesce((select concat(
                '{"name":', coalesce(to_json("d17"."name")::text, 'null'), '}') from "division" as "d17" where "d17"."id" = "d16"."parent_id"), 'null'), '}'), ',' order by "d16"."n") filter (where "d16"."n" <= 20) as "c0" from (select row_number() over () as n, "d16".* from (select "d16".*, "d16"."code" as "key0", "d16"."id" as "key1"
          from "division" as "d16"
          where "d16"."level" = 'COUNTY'
          and "d16"."id" between cast($7 as bigint) and cast($8 as bigint)
          order by "d16"."code", "d16"."id"
          limit 20 + 1) as "d16") as "d16") as page),
  ',"former":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e18"
      where "e18"."former_names" @> array[cast($9 as text)]) as totals), '}') as data
