-- What PostgreSQL has learned since 15.
CREATE TABLE newer (
  id integer CONSTRAINT "has; id" NOT NULL,
  name text COLLATE pg_c_utf8 CONSTRAINT named NOT NULL NO INHERIT,
  loud text GENERATED ALWAYS AS (upper(name)) VIRTUAL,
  quiet text GENERATED ALWAYS AS (lower(name)) STORED,
  CONSTRAINT not_enforced CHECK (id > 0) NOT ENFORCED
);
COMMENT ON CONSTRAINT named ON newer IS 'a NOT NULL with a name';
INSERT INTO newer VALUES (-1, 'Ana');
CREATE COLLATION built_in (provider = builtin, locale = 'C.UTF-8');
CREATE COLLATION ruled (provider = icu, locale = 'und', rules = '&V << w <<< W');
CREATE TABLE booked (room int4range, during daterange, PRIMARY KEY (room, during WITHOUT OVERLAPS));
CREATE TABLE guest (room int4range, during daterange,
  FOREIGN KEY (room, PERIOD during) REFERENCES booked (room, PERIOD during));
CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY, kind text) PARTITION BY LIST (kind);
CREATE TABLE part_a PARTITION OF parts FOR VALUES IN ('a');
INSERT INTO parts (kind) VALUES ('a'), ('a');
CREATE TABLE late_null (a integer);
ALTER TABLE late_null ADD CONSTRAINT later NOT NULL a NOT VALID;
