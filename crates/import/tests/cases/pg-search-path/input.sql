-- A dump of the old kind: names are looked up in a path.
SET client_encoding = 'UTF8';
SET check_function_bodies = false;

CREATE SCHEMA audit;
ALTER SCHEMA audit OWNER TO postgres;
CREATE SCHEMA shop;

CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;

SET search_path = shop, pg_catalog;

CREATE TYPE status AS ENUM ('new', 'old');

CREATE FUNCTION stamp() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN NEW.changed := now(); RETURN NEW; END;$$;

ALTER FUNCTION shop.stamp() OWNER TO postgres;

SET default_tablespace = '';
SET default_with_oids = false;

CREATE TABLE items (
    item_id integer NOT NULL,
    label character varying(40) DEFAULT 'none'::character varying NOT NULL,
    state status DEFAULT 'new'::status,
    price numeric(10,2) DEFAULT 0.00,
    changed timestamp without time zone DEFAULT now()
);

CREATE SEQUENCE items_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE items_item_id_seq OWNED BY items.item_id;

CREATE VIEW cheap_items AS
 SELECT items.item_id,
    items.label
   FROM items
  WHERE (items.price < (10)::numeric);

SET search_path = audit, pg_catalog;

CREATE TABLE entries (
    id bigserial PRIMARY KEY,
    item integer NOT NULL,
    said text
);

COMMENT ON TABLE entries IS 'What happened';

SET search_path = shop, pg_catalog;

ALTER TABLE ONLY items ALTER COLUMN item_id SET DEFAULT nextval('items_item_id_seq'::regclass);

ALTER TABLE ONLY items
    ADD CONSTRAINT items_pkey PRIMARY KEY (item_id);

CREATE INDEX items_label ON items USING btree (label varchar_pattern_ops);

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON items FOR EACH ROW EXECUTE PROCEDURE stamp();

SET search_path = audit, pg_catalog;

ALTER TABLE ONLY entries
    ADD CONSTRAINT entries_item_fkey FOREIGN KEY (item) REFERENCES shop.items(item_id) ON DELETE CASCADE;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO PUBLIC;
