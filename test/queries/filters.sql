select concat(
  '{"some":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p1"
      where exists (select from "enterprise" as "e2" where "e2"."id" = "p1"."owner_id")
      and exists (select from "wage_complaint" as "w3" where "w3"."project_id" = "p1"."id" and ("w3"."outcome" = any(array['PENDING', 'SUBSTANTIATED_UNPAID']::text[])))) as totals),
  ',"none":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p5"
      where not exists (select from "permit" as "p6" where "p6"."id" = "p5"."permit_id")
      and not exists (select from "wage_complaint" as "w7" where "w7"."project_id" = "p5"."id" and true)) as totals),
  ',"every":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p9"
      where not exists (select from "wage_complaint" as "w10" where "w10"."project_id" = "p9"."id" and (("w10"."workers" < cast($1 as int))) is not true)
      and exists (select from (select (select count(*) from "wage_complaint" as "w11" where "w11"."project_id" = "p9"."id") as value) as total where "total"."value" >= cast($2 as int))) as totals),
  ',"sum":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p13"
      where exists (select from (select (select coalesce(sum("w14"."amount"), 0) from "wage_complaint" as "w14" where "w14"."project_id" = "p13"."id") as value) as total where "total"."value" >= cast($3 as bigint))) as totals),
  ',"logic":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e16"
      where ((position(cast($4 as text) in "e16"."name") > 0) or (starts_with("e16"."name", cast($5 as text))))
      and ((exists (select from "division" as "d17" where "d17"."id" = "e16"."division_id" and "d17"."code" = any(cast($6 as text[]))))) is not true) as totals),
  ',"null":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p19"
      where ("p19"."sector" = any(array['WATER']::text[])) is not true
      and "p19"."status" is distinct from 'COMPLETED'
      and exists (select from "permit" as "p20" where "p20"."id" = "p19"."permit_id" and "p20"."pushed_to_hrss_on" is null)) as totals),
  ',"city":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"code":', coalesce(to_json("d22"."code")::text, 'null'),
          ',"name":', coalesce(to_json("d22"."name")::text, 'null'),
          ',"parent":', coalesce((select concat(
                '{"name":', coalesce(to_json("d23"."name")::text, 'null'), '}') from "division" as "d23" where "d23"."id" = "d22"."parent_id"), 'null'), '}'), ',' order by "d22"."n") filter (where "d22"."n" <= 20) as "c0" from (select row_number() over () as n, "d22".* from (select "d22".*, "d22"."code" as "key0", "d22"."id" as "key1"
          from "division" as "d22"
          where "d22"."level" = 'COUNTY'
          and "d22"."id" between cast($7 as bigint) and cast($8 as bigint)
          order by "d22"."code", "d22"."id"
          limit 20 + 1) as "d22") as "d22") as page),
  ',"former":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e24"
      where "e24"."former_names" @> array[cast($9 as text)]) as totals), '}') as data
