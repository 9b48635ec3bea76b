-- Names sort as people expect (2 before 10, a beside A and ä), in the index and so without sorting: ICU's root order with
-- numbers by value. It is deterministic: names that differ in any byte stay different. A server without ICU gets the
-- order of bytes; everything works, lists look less natural.
DO $$
BEGIN
  CREATE COLLATION natural_order (provider = icu, locale = 'und-u-kn-true');
EXCEPTION WHEN feature_not_supported THEN
  CREATE COLLATION natural_order FROM "C";
END
$$;

ALTER TABLE "user" ALTER COLUMN "name" TYPE text COLLATE natural_order;
ALTER TABLE "room" ALTER COLUMN "name" TYPE text COLLATE natural_order;
ALTER TABLE "folder" ALTER COLUMN "name" TYPE text COLLATE natural_order;
ALTER TABLE "file_room_link" ALTER COLUMN "name" TYPE text COLLATE natural_order;
