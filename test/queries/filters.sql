select concat(
  '{"some":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p1"
      where exists (select from "enterprise" as "e2" where "e2"."id" = "p1"."owner_id")
      and exists (select from "wage_complaint" as "w3" where "w3"."project_id" = "p1"."id" and ("w3"."outcome" = any(array['PENDING', 'SUBSTANTIATED_UNPAID']::text[])))) as totals),
  ',"none":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p7"
      where not exists (select from "permit" as "p8" where "p8"."id" = "p7"."permit_id")
      and not exists (select from "wage_complaint" as "w9" where "w9"."project_id" = "p7"."id" and true)) as totals),
  ',"every":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p13"
      where not exists (select from "wage_complaint" as "w14" where "w14"."project_id" = "p13"."id" and (("w14"."workers" < cast($1 as int))) is not true)
      and exists (select from (select (select count(*) from "wage_complaint" as "w15" where "w15"."project_id" = "p13"."id") as value) as total where "total"."value" >= cast($2 as int))) as totals),
  ',"sum":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p19"
      where exists (select from (select (select sum("w20"."amount") from "wage_complaint" as "w20" where "w20"."project_id" = "p19"."id") as value) as total where "total"."value" >= cast($3 as bigint))) as totals),
  ',"logic":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e23"
      where ((position(cast($4 as text) in "e23"."name") > 0) or (starts_with("e23"."name", cast($5 as text))))
      and ((exists (select from "division" as "d24" where "d24"."id" = "e23"."division_id" and "d24"."code" = any(cast($6 as text[]))))) is not true) as totals),
  ',"null":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p27"
      where ("p27"."sector" = any(array['WATER']::text[])) is not true
      and "p27"."status" is distinct from 'COMPLETED'
      and exists (select from "permit" as "p28" where "p28"."id" = "p27"."permit_id" and "p28"."pushed_to_hrss_on" is null)) as totals),
  ',"city":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"code":', coalesce(to_json("d31"."code")::text, 'null'),
          ',"name":', coalesce(to_json("d31"."name")::text, 'null'),
          ',"parent":', coalesce((select concat(
                '{"name":', coalesce(to_json("d32"."name")::text, 'null'), '}') from "division" as "d32" where "d32"."id" = "d31"."parent_id"), 'null'), '}'), ',') as "c0" from (select "d31".*, "d31"."code" as "key0", "d31"."id" as "key1"
        from "division" as "d31"
        where "d31"."level" = 'COUNTY'
        and "d31"."id" between 150300000000 and 150399999999
        order by "d31"."code", "d31"."id"
        limit 20) as "d31") as page),
  ',"former":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "enterprise" as "e33"
      where "e33"."former_names" @> array[cast($7 as text)]) as totals), '}') as data
