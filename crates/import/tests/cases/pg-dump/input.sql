--
-- PostgreSQL database dump
--
\restrict x9
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN NEW.at = now(); RETURN NEW; END; $$;
CREATE FUNCTION public.names() RETURNS SETOF text LANGUAGE sql AS $_$ SELECT name FROM public.items; $_$;
CREATE TABLE public.items (
    id integer NOT NULL,
    name text COLLATE pg_catalog."default",
    nr bigint DEFAULT nextval('public.tickets'::regclass)
);
ALTER TABLE public.items OWNER TO bob;
CREATE SEQUENCE public.items_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.items_id_seq OWNED BY public.items.id;
CREATE SEQUENCE public.tickets START WITH 1000;
ALTER TABLE ONLY public.items ALTER COLUMN id SET DEFAULT nextval('public.items_id_seq'::regclass);
COPY public.items (id, name) FROM stdin;
1	it's; CREATE TABLE no (x int);
\.

SELECT pg_catalog.setval('public.items_id_seq', 1, true);
ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (id);
CREATE TRIGGER touch BEFORE UPDATE ON public.items FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE public.items ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.items USING (true);
GRANT SELECT ON TABLE public.items TO bob;
CREATE VIEW public.named AS
 SELECT items.id
   FROM public.items
  WHERE (items.name IS NOT NULL)
  WITH CASCADED CHECK OPTION;
\unrestrict x9
