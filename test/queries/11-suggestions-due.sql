select concat(
  '{"suggestions":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"nodes":', concat('[', "page"."c0", ']'),
      ',"pageInfo":', concat(
        '{"hasNextPage":', coalesce(("page"."c1")::text, 'false'),
        ',"endCursor":', coalesce("page"."c2", 'null'), '}'), '}')
    from (select count(*) as "c0" from "suggestion" as "s1"
      where "s1"."delivered_on" is not null
      and "s1"."replied_on" is null) as totals,
    (select string_agg(concat(
          '{"documentNumber":', coalesce(to_json("s2"."document_number")::text, 'null'),
          ',"kind":', coalesce(to_json("s2"."kind")::text, 'null'),
          ',"addressee":', coalesce((select concat(
                '{"name":', coalesce(to_json("a3"."name")::text, 'null'), '}') from "agency" as "a3" where "a3"."id" = "s2"."addressee_id"), 'null'),
          ',"deliveredOn":', coalesce(to_json("s2"."delivered_on")::text, 'null'),
          ',"replyDueOn":', coalesce(to_json("s2"."reply_due_on")::text, 'null'),
          ',"daysLeft":', coalesce(((case when ("s2"."delivered_on" <= cast($1 as date) and coalesce("s2"."replied_on" > cast($2 as date), true)) then "s2"."reply_due_on" - cast($3 as date) end))::text, 'null'),
          ',"isDue":', coalesce(((coalesce(("s2"."delivered_on" <= cast($4 as date) and coalesce("s2"."replied_on" > cast($5 as date), true))
                  and "s2"."reply_due_on" - cast($6 as date) <= cast($7 as int), false)))::text, 'null'),
          ',"replyStatus":', coalesce(to_json((case
                when "s2"."replied_on" <= cast($8 as date) then 'REPLIED'
                when ("s2"."delivered_on" <= cast($9 as date) and coalesce("s2"."replied_on" > cast($10 as date), true)) is not true then 'NOT_DELIVERED'
                when "s2"."reply_due_on" < cast($11 as date) then 'OVERDUE'
                when "s2"."reply_due_on" - cast($12 as date) <= 15 then 'DUE_SOON'
                else 'PENDING' end))::text, 'null'),
          ',"case":', coalesce((select concat(
                '{"number":', coalesce(to_json("p4"."number")::text, 'null'), '}') from "procuratorial_case" as "p4" where "p4"."id" = "s2"."case_id"), 'null'), '}'), ',' order by "s2"."n") filter (where "s2"."n" <= cast($13 as int)) as "c0", bool_or("s2"."n" > cast($14 as int)) as "c1", (array_agg((select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($15 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["5ceac768",', coalesce(to_json(("s2"."key0")::text)::text, 'null'), ',', coalesce(to_json(("s2"."key1")::text)::text, 'null'), ']') as payload) c) order by "s2"."n" desc) filter (where "s2"."n" <= cast($16 as int)))[1] as "c2" from (select row_number() over () as n, "s2".* from (select "s2".*, "s2"."reply_due_on" as "key0", "s2"."id" as "key1"
          from "suggestion" as "s2"
          where "s2"."delivered_on" is not null
          and "s2"."replied_on" is null
          order by "s2"."reply_due_on" nulls last, "s2"."id"
          limit 100 + 1) as "s2") as "s2") as page), '}') as data
