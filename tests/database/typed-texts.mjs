import { readFileSync } from "node:fs";

/** What people type, right and wrong: `[kind, text]`. More is in `tests/fixtures/typed.tsv`. A column is typed as a line, the rest as an expression. */
const COLUMNS = `
a text
a varchar(20) = 'x' !required
a numeric(10,2) = 0
a integer = 5 !unique
a double precision
a char(3)
a date
a time
a bit(8)
a boolean = true
a text = 'it''s'
a integer = -1
a real = 1.5e3
a flub(3)
a flub
a varchar(
a varchar)
a varchar(20
a varchar(max)
a varchar(20,3)
a numeric(10,2,3)
a numeric(2000)
a integer unsigned
a bigint unsigned = 0
a integer(11)
a int(11) unsigned zerofill
a text defalt 3
a text dfault 'x'
a text default
a text default 3 4
a intger
a varchr(20)
a datetime
a datetime(3)
a tinyint
a longtext
a string
a number
a double
a jsonb
a json
a uuid
a serial
a text[]
a integer[] = '{}'
a text[
a enum('a','b')
a enum
a enum()
a set('a','b')
a interval
a interval day to second(3)
a timestamp with time zone
a timestamp(3) without time zone
a timestamptz
a character varying(20)
a national character varying(20)
a bit varying(5)
a text collate x y
a text text
a integer auto_increment
a "flub"
a pg_catalog.int4
a nowhere.flub
a text = draft
a varchar(20) = in progress
a text = "draft"
a text = now(
a text = 'x
a text = 'x' 'y'
a text = x'y
a integer = 3 4
a integer = 3draft
a integer = 1 +
a integer = (1 + 2) * 3
a integer = (1 + 2
a integer = 'abc'
a integer = '12'
a integer = true
a integer = now()
a integer = nwo()
a integer = random()
a integer = flub(3)
a integer = null
a integer = qty
a integer = abs(-3)
a boolean = maybe
a boolean = 'maybe'
a boolean = 'yes'
a boolean = false
a date = current_date
a date = 'someday'
a date = '2020-01-01'
a date = 5
a timestamp = now()
a timestamp = current_timestamp
a timestamp = curent_timestamp
a timestamp = 5
a timestamp = 'soon'
a timestamp = now
a varchar(3) = 'abcdef'
a text = lower('X')
a text = 'a' || 'b'
a text = (select 1)
a text = select 1
a text = ;
a text = 'x'; drop table items
a text = $1
a text = ?
a text = ()
a text = default
a text = null
a text = case when 1 > 0 then 'a' else 'b' end
a text = case when 1 > 0 then 'a'
a text = coalesce(null, 'x')
a text = cast(3 as char)
a text = 'x' collate
a text = 3
a text = 3.5.1
a text = 'x')
a text = e'\\n'
`;

const POSTGRES = `
a status = draft
a status = 'draft'
a status = 'in progress'
a status = in progress
a status[] = '{}'
a status(3)
a positive = 3
a positive = x
a uuid = gen_random_uuid()
a uuid = 'abc'
a uuid = 5
a uuid = now()
a integer = gen_random_uuid()
a jsonb = '{}'
a jsonb = '{'
a jsonb = '{}'::jsonb
a jsonb = {}
a text = 'x'::flub
a text = 'x'::varchar(
a text[] = array['a', 'b']
a text[] = array[]::text[]
a text[] = array['a'
a inet
a cidr
a money
a bytea = '\\x00'
a interval = '1 day'
a interval = 1 day
a interval = interval '1 day'
a interval = 'soon'
a timestamptz = now() + interval '1 day'
a timestamptz = (now() at time zone 'utc')
a timestamptz = timezone('utc', now())
a time = now()
a date = now()
a text = now()
a text = gen_random_uuid()
a text = current_user
a bigint = extract(epoch from now())
a integer = nextval('flub')
a tsrange
a int4range = '[1,2)'
a xml
a "char"
a "text"
a name
a oid
a smallint = 99999
a numeric(5,10)
a numeric(5,-2)
a float(60)
a bit(0)
a varchar(0)
a timestamp(9)
a time with time zone
a integer array
a integer array[3]
a any
a record
a integer = 5 5
a integer = -5
a integer = +5
a integer = 5::integer
a integer = '5'::integer
a integer = 0x1F
a integer = 1_000
a citex
a boolean = 1
a boolean = 0
a boolean = not true
a text = uper('x')
a timestamptz = clock_timestmp()
`;

const MYSQL = `
a int unsigned = 5
a int unsigned = -5
a decimal(5,10)
a decimal(70)
a decimal(10,2) unsigned
a float(7,4)
a double(7)
a year
a year(4)
a bit(70)
a char(300)
a varchar(70000)
a text(100)
a blob = 'x'
a json = '{}'
a json = (json_object())
a enum('draft','paid') = draft
a enum('draft','paid') = 'draft'
a enum('draft','paid') = 'gone'
a enum('a', b)
a mediumint
a datetime(3) = current_timestamp(3)
a datetime(9)
a datetime = now()
a timestamp = current_timestamp
a varchar(36) = (uuid())
a varchar(36) = uuid()
a text = concat('a', 'b')
a text = concat('a', 'b'
a varchar(20) = "x"
a varchar(20) = 'a' 'b'
a int = 99999999999
a tinyint = 300
a tinyint unsigned = 255
a varchar(20) character set utf8mb4
a varchar(20) charset latin1
a int = 1.5
a varchar(10) = true
a int = b'1'
a int = 0x1F
a set('a','b') = 'a,b'
a geometry
a point
a varbinary
a varbinary(20)
a binary(300)
a int signed
a national varchar(20)
a date = (current_date)
a date = curdate()
a date = (current_date + interval 1 day)
a int = (qty + 1)
a int = qty
a bool = yes
a date = 'abc'
a date = true
a int = 'abc'
a time = 'abc'
a decimal(10,2) = 'abc'
`;

const SQLITE = `
a anything goes here
a flub
a int(1, 2)
a int(a)
a int(1 2)
a int(1)(2)
a integer default
a text = strftime('%Y', 'now')
a text = (strftime('%Y', 'now'))
a text = datetime('now')
a text = nwo()
a blob = x'00'
a blob = x'0
a text = [x]
a "my type"
a text check
a text not
a varchar(-5)
a varchar(+5)
a int = 1 == 1
a int = 0x1F
a real = .5
`;

const CHECKS = `
qty > 0
qty > 0 and qty < 10
qty between 1 and 10
qty between 1
qty in (1, 2, 3)
qty in 1
qty in ()
qty is not null or note is null
note like 'a%'
note like 'a%' escape '|'
note not like 'a%'
length(note) > 3
lenght(note) > 3
flub(note) > 3
qty >
> 0
qty > 0)
(qty > 0
qty = draft
note = draft
note = 'draft'
note = 'draft
note in ('a', 'b')
note in ('a' 'c', 'b')
note in ('a', 'b'
total > 0
qty > 0 andd qty < 9
qty > 0 qty < 9
qty == 0
qty != 0
qty <> 0
qty => 0
qty =< 0
not qty > 0
nott qty > 0
qty > 0 and
and qty > 0
qty > 0 or or qty < 3
case when qty > 0 then note is null else true end
case when qty > 0 then note is null else true
case qty when 1 then true end
exists (select 1)
(select 1) = 1
qty > (select 1)
qty > 0;
qty > 0; drop table items
qty, note
(qty > 0) and (note is null)
coalesce(qty, 0) >= 0
coalesce(qty, ) >= 0
coalesce(, qty) >= 0
abs(qty - 5) < 3
qty * 2 + 1 > 3
qty % 2 = 0
paid
paid = true
paid is true
cast(qty as char(3)) = '1'
upper(note) = note
trim(note) <> ''
round(qty) > 1
nullif(note, '') is not null
QTY > 0
items.qty > 0
qty.x.y.z > 0
3 > 2
qty > 3draft
qty > ?
qty > $1
qty > 'abc' 'd'
`;

const POSTGRES_CHECKS = `
"qty" > 0
qty is 5
qty
note
qty + 1
5
note || 'x'
note ~ '^[a-z]+$'
note ~* 'x' and note !~ 'y'
note similar to 'a%'
note ilike 'x%'
qty::text <> ''
qty::flub > 0
qty::numeric(10,2) > 0
qty::numeric(10 > 0
note = any (array['a', 'b'])
note = any ('{a,b}'::text[])
num_nonnulls(qty, note) = 1
placed > timestamp '2020-01-01'
placed > now() - interval '1 day'
extract(year from placed) > 2000
extract(year placed) > 2000
qty is distinct from 5
placed at time zone 'utc' is not null
char_length(note) <= 20
substring(note from 1 for 2) = 'ab'
position('x' in note) > 0
overlay(note placing 'x' from 1) <> ''
trim(both 'x' from note) <> ''
"Qty" > 0
"note" = "draft"
row(qty, note) is not null
note collate "C" > 'a'
pg_catalog.length(note) > 1
qty <@ int4range(1, 10)
jsonb_typeof('{}'::jsonb) = 'object'
(note is null) <> (qty is null)
qty betwen 1 and 3
`;

const MYSQL_CHECKS = `
qty
note regexp '^[a-z]+$'
note rlike 'x'
json_valid(note)
qty <=> 5
qty xor paid
qty div 2 = 1
\`qty\` > 0
note = "draft"
char_length(note) > 2
placed > '2020-01-01'
date_add(placed, interval 1 day) > placed
qty > 0 && qty < 5
qty > 0 || qty < 5
! qty
qty ^ 1 = 3
@x > 0
`;

const SQLITE_CHECKS = `
"qty" > 0
qty
note glob '[0-9]*'
note glob
typeof(qty) = 'integer'
qty notnull
qty not null
qty isnull
[qty] > 0
json_valid(note)
note = "draft"
qty in (1,2)
date(placed) is not null
qty is 5
qty ^ 1
rowid > 0
`;

const GENERATED = `
upper(id)
uper(id)
id || 'x'
concat(id, 'x')
(id
total
lower(
coalesce(id, 'x')
`;

const INDEXES = `
lower(note)
lower(note
lowr(note)
coalesce(note, '')
missing
upper(missing)
`;

const lines = (text) => text.split("\n").filter((line) => line !== "");
const all = (kind, ...texts) => texts.flatMap(lines).map((text) => [kind, text]);

/** The texts of the file that are for a dialect: a line is `all` or the dialect, the kind and the text. */
function more(dialect) {
  const file = readFileSync(new URL("../fixtures/typed.tsv", import.meta.url), "utf8");
  const rows = lines(file).map((line) => line.split("\t"));
  return rows.filter(([own]) => own === "all" || own === dialect).map(([, kind, text]) => [kind, text]);
}

export const TEXTS = {
  postgres: [...all("column", COLUMNS, POSTGRES), ...all("check", CHECKS, POSTGRES_CHECKS), ["check", ""], ["check", " "], ...all("generated", GENERATED), ...all("index", INDEXES), ...more("postgres")],
  mysql: [...all("column", COLUMNS, MYSQL), ...all("check", CHECKS, MYSQL_CHECKS), ["check", ""], ...all("generated", GENERATED), ...all("index", INDEXES), ...more("mysql")],
  sqlite: [...all("column", COLUMNS, SQLITE), ...all("check", CHECKS, SQLITE_CHECKS), ["check", ""], ...all("generated", GENERATED), ...all("index", INDEXES), ...more("sqlite")],
};
