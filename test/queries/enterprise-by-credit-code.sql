select concat(
  '{"enterprise":', coalesce((select concat(
        '{"id":', concat('"Enterprise:', "e1"."id", '"'),
        ',"name":', coalesce(to_json("e1"."name")::text, 'null'),
        ',"status":', coalesce(to_json("e1"."status")::text, 'null'),
        ',"registeredCapital":', coalesce('"' || round("e1"."registered_capital" * 0.01, 2)::text || '"', 'null'),
        ',"establishedOn":', coalesce(to_json("e1"."established_on")::text, 'null'),
        ',"division":', coalesce((select concat(
              '{"code":', coalesce(to_json("d2"."code")::text, 'null'),
              ',"name":', coalesce(to_json("d2"."name")::text, 'null'), '}') from "division" as "d2" where "d2"."id" = "e1"."division_id"), 'null'), '}') from "enterprise" as "e1" where "e1"."credit_code" = cast($1 as text)), 'null'), '}') as data
