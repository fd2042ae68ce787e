--
-- PostgreSQL database dump
--

\restrict 4mQh0nGq8YHc2kVw1

-- Dumped from database version 18.1
-- Dumped by pg_dump version 18.1

SET statement_timeout = 0;
SET lock_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET row_security = off;

--
-- Name: billing; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA billing;


--
-- Name: SCHEMA billing; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA billing IS 'What is charged, and to whom';


CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE TYPE billing.address AS (
	street text,
	town character varying(80),
	zip character(10)
);

CREATE TYPE billing.invoice_state AS ENUM (
    'draft',
    'sent',
    'it''s paid'
);

COMMENT ON TYPE billing.invoice_state IS 'Where an invoice is on its way';

CREATE DOMAIN billing.cents AS bigint DEFAULT 0 NOT NULL
	CONSTRAINT cents_check CHECK ((VALUE >= 0))
	CONSTRAINT cents_top CHECK ((VALUE < '1000000000000'::bigint));

COMMENT ON DOMAIN billing.cents IS 'Money without fractions';

CREATE FUNCTION billing.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
begin
  -- a semicolon; and a quote '
  new.updated_at := now();
  return new;
end;
$_$;

CREATE FUNCTION billing.total(a bigint, b bigint DEFAULT 0) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT COST 1 PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (a + b);
END;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE billing.customers (
    id bigint NOT NULL,
    email text CONSTRAINT customers_email_needed NOT NULL,
    name text COLLATE pg_catalog."C",
    home billing.address,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    scores integer[],
    settings jsonb DEFAULT '{"theme": "dark"}'::jsonb,
    shout text GENERATED ALWAYS AS (upper(email)) STORED,
    whisper text GENERATED ALWAYS AS (lower(email)),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) without time zone DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT email_shape CHECK ((POSITION(('@'::text) IN (email)) > 1))
)
WITH (fillfactor='80', autovacuum_enabled='true');

ALTER TABLE ONLY billing.customers ALTER COLUMN settings SET STORAGE EXTERNAL;
ALTER TABLE ONLY billing.customers ALTER COLUMN email SET STATISTICS 500;

COMMENT ON TABLE billing.customers IS 'Who pays.
And who does not.';
COMMENT ON COLUMN billing.customers.email IS 'Also the login; it''s unique';

ALTER TABLE billing.customers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME billing.customers_id_seq
    START WITH 1000
    INCREMENT BY 10
    NO MINVALUE
    NO MAXVALUE
    CACHE 5
);

CREATE TABLE billing.invoices (
    id integer NOT NULL,
    customer_id bigint NOT NULL,
    state billing.invoice_state DEFAULT 'draft'::billing.invoice_state NOT NULL,
    amount billing.cents,
    period tstzrange,
    issued_on date DEFAULT ('now'::text)::date,
    note character varying
);

CREATE SEQUENCE billing.invoices_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE billing.invoices_id_seq OWNED BY billing.invoices.id;

CREATE SEQUENCE billing.loose_seq
    START WITH 5
    INCREMENT BY 5
    MINVALUE 5
    MAXVALUE 500
    CACHE 1
    CYCLE;

CREATE TABLE public.events (
    at timestamp without time zone NOT NULL,
    kind text NOT NULL,
    body text
)
PARTITION BY RANGE (at);

CREATE TABLE public.events_2025 (
    at timestamp without time zone NOT NULL,
    kind text NOT NULL,
    body text
);

CREATE TABLE public.events_rest (
    at timestamp without time zone CONSTRAINT events_at_not_null NOT NULL,
    kind text CONSTRAINT events_kind_not_null NOT NULL,
    body text
);

CREATE UNLOGGED TABLE public.cache (
    key text NOT NULL,
    value bytea
);

CREATE TABLE public.animals (
    name text NOT NULL,
    legs smallint DEFAULT 4
);

CREATE TABLE public.birds (
    wingspan real
)
INHERITS (public.animals);

ALTER TABLE ONLY public.birds ALTER COLUMN legs SET DEFAULT 2;

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01 00:00:00') TO ('2026-01-01 00:00:00');
ALTER TABLE ONLY public.events ATTACH PARTITION public.events_rest DEFAULT;

ALTER TABLE ONLY billing.invoices ALTER COLUMN id SET DEFAULT nextval('billing.invoices_id_seq'::regclass);

CREATE VIEW billing.open_invoices WITH (security_barrier='true') AS
 SELECT i.id,
    c.email
   FROM (billing.invoices i
     JOIN billing.customers c ON ((c.id = i.customer_id)))
  WHERE (i.state <> 'it''s paid'::billing.invoice_state);

CREATE VIEW billing.drafts AS
 SELECT id
   FROM billing.invoices
  WHERE (state = 'draft'::billing.invoice_state)
  WITH CASCADED CHECK OPTION;

CREATE MATERIALIZED VIEW billing.by_state AS
 SELECT state,
    count(*) AS invoices
   FROM billing.invoices
  GROUP BY state
  WITH NO DATA;

COMMENT ON MATERIALIZED VIEW billing.by_state IS 'Refreshed at night';

COPY billing.customers (id, email) FROM stdin;
1	it's; a "row"
2	\N
\.

SELECT pg_catalog.setval('billing.customers_id_seq', 1010, true);

ALTER TABLE ONLY billing.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY billing.customers
    ADD CONSTRAINT customers_email_key UNIQUE NULLS NOT DISTINCT (email) INCLUDE (name);

ALTER TABLE ONLY billing.invoices
    ADD CONSTRAINT invoices_pkey PRIMARY KEY (id) WITH (fillfactor='70');

ALTER TABLE ONLY billing.invoices
    ADD CONSTRAINT invoices_no_overlap EXCLUDE USING gist (customer_id WITH =, period WITH &&) WHERE ((state <> 'draft'::billing.invoice_state)) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (at, kind);
ALTER TABLE ONLY public.events_2025
    ADD CONSTRAINT events_2025_pkey PRIMARY KEY (at, kind);

ALTER TABLE ONLY public.events_rest
    ADD CONSTRAINT events_rest_pkey PRIMARY KEY (at, kind);

ALTER TABLE ONLY billing.customers REPLICA IDENTITY FULL;

CREATE INDEX customers_created_brin ON billing.customers USING brin (created_at) WITH (pages_per_range='32');
CREATE INDEX customers_name_lower ON billing.customers USING btree (lower(name) text_pattern_ops, created_at DESC NULLS LAST) WHERE (name IS NOT NULL);
CREATE INDEX customers_settings ON billing.customers USING gin (settings jsonb_path_ops);
CREATE UNIQUE INDEX invoices_one_draft ON billing.invoices USING btree (customer_id) INCLUDE (amount) WHERE (state = 'draft'::billing.invoice_state);
CREATE UNIQUE INDEX by_state_key ON billing.by_state USING btree (state);
CREATE INDEX events_kind ON ONLY public.events USING btree (kind);
CREATE INDEX events_rest_kind_idx ON public.events_rest USING btree (kind);
CREATE INDEX events_2025_kind_idx ON public.events_2025 USING btree (kind);

COMMENT ON INDEX billing.customers_settings IS 'For the search form';
COMMENT ON CONSTRAINT email_shape ON billing.customers IS 'Only a rough check';

ALTER INDEX public.events_kind ATTACH PARTITION public.events_2025_kind_idx;
ALTER INDEX public.events_kind ATTACH PARTITION public.events_rest_kind_idx;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2025_pkey;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_rest_pkey;

CREATE STATISTICS billing.invoice_stats (dependencies) ON customer_id, state FROM billing.invoices;

CREATE TRIGGER touch BEFORE UPDATE ON billing.customers FOR EACH ROW WHEN ((old.email IS DISTINCT FROM new.email)) EXECUTE FUNCTION billing.touch();

ALTER TABLE billing.customers DISABLE TRIGGER touch;

ALTER TABLE ONLY billing.invoices
    ADD CONSTRAINT invoices_customer_fkey FOREIGN KEY (customer_id) REFERENCES billing.customers(id) ON UPDATE CASCADE ON DELETE RESTRICT NOT VALID;

ALTER TABLE billing.invoices ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_invoices ON billing.invoices FOR SELECT USING ((customer_id > 0));

CREATE PUBLICATION changes FOR TABLE ONLY billing.customers;

--
-- PostgreSQL database dump complete
--

\unrestrict 4mQh0nGq8YHc2kVw1
