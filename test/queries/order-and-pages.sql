select concat(
  '{"projects":', (select concat(
      '{"edges":', concat('[', "page"."c0", ']'),
      ',"pageInfo":', concat(
        '{"hasNextPage":', coalesce(("page"."c1")::text, 'false'),
        ',"hasPreviousPage":', 'false',
        ',"startCursor":', coalesce("page"."c2", 'null'),
        ',"endCursor":', coalesce("page"."c3", 'null'), '}'), '}')
    from (select string_agg(concat(
          '{"cursor":', (select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($1 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["9c8eaaef",', coalesce(to_json(("p1"."key0")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key1")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key2")::text)::text, 'null'), ']') as payload) c),
          ',"node":', concat(
            '{"code":', coalesce(to_json("p1"."code")::text, 'null'),
            ',"contractor":', coalesce((select concat(
                  '{"name":', coalesce(to_json("e3"."name")::text, 'null'), '}') from "enterprise" as "e3" where "e3"."id" = "p1"."contractor_id"), 'null'), '}'), '}'), ',' order by "p1"."n") filter (where "p1"."n" <= 3) as "c0", bool_or("p1"."n" > 3) as "c1", (array_agg((select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($2 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["9c8eaaef",', coalesce(to_json(("p1"."key0")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key1")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key2")::text)::text, 'null'), ']') as payload) c) order by "p1"."n") filter (where "p1"."n" <= 3))[1] as "c2", (array_agg((select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($3 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["9c8eaaef",', coalesce(to_json(("p1"."key0")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key1")::text)::text, 'null'), ',', coalesce(to_json(("p1"."key2")::text)::text, 'null'), ']') as payload) c) order by "p1"."n" desc) filter (where "p1"."n" <= 3))[1] as "c3" from (select row_number() over () as n, "p1".* from (select "p1".*, "e2"."name" as "key0", "p1"."contract_price" as "key1", "p1"."id" as "key2"
          from "project" as "p1" left join "enterprise" as "e2" on "e2"."id" = "p1"."contractor_id"
          order by "e2"."name" nulls last, "p1"."contract_price" desc nulls last, "p1"."id"
          limit 3 + 1) as "p1") as "p1") as page),
  ',"suggestions":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'),
      ',"pageInfo":', concat(
        '{"hasPreviousPage":', coalesce(("page"."c1")::text, 'false'), '}'), '}')
    from (select string_agg(concat(
          '{"documentNumber":', coalesce(to_json("s4"."document_number")::text, 'null'),
          ',"replyDueOn":', coalesce(to_json("s4"."reply_due_on")::text, 'null'),
          ',"daysLeft":', coalesce(((case when ("s4"."delivered_on" <= cast($4 as date) and coalesce("s4"."replied_on" > cast($5 as date), true)) then "s4"."reply_due_on" - cast($6 as date) end))::text, 'null'),
          ',"isDue":', coalesce(((coalesce(("s4"."delivered_on" <= cast($7 as date) and coalesce("s4"."replied_on" > cast($8 as date), true))
                  and "s4"."reply_due_on" - cast($9 as date) <= cast($10 as int), false)))::text, 'null'),
          ',"replyStatus":', coalesce(to_json((case
                when "s4"."replied_on" <= cast($11 as date) then 'REPLIED'
                when ("s4"."delivered_on" <= cast($12 as date) and coalesce("s4"."replied_on" > cast($13 as date), true)) is not true then 'NOT_DELIVERED'
                when "s4"."reply_due_on" < cast($14 as date) then 'OVERDUE'
                when "s4"."reply_due_on" - cast($15 as date) <= 15 then 'DUE_SOON'
                else 'PENDING' end))::text, 'null'), '}'), ',' order by "s4"."n" desc) filter (where "s4"."n" <= 2) as "c0", bool_or("s4"."n" > 2) as "c1" from (select row_number() over () as n, "s4".* from (select "s4".*, "s4"."reply_due_on" as "key0", "s4"."id" as "key1"
          from "suggestion" as "s4"
          order by "s4"."reply_due_on" desc nulls first, "s4"."id" desc
          limit 2 + 1) as "s4") as "s4") as page), '}') as data
