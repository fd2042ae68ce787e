SET search_path TO shop, public;
CREATE TABLE item (id int PRIMARY KEY);
CREATE TABLE public.item (id int PRIMARY KEY, other int REFERENCES item);
CREATE TABLE audit.log (item int REFERENCES shop.item, far int REFERENCES elsewhere.thing (id));
RESET search_path;
CREATE SCHEMA Person
  CREATE TABLE Address (ID serial NOT NULL)
  CREATE TABLE "Contact" (AddressID int REFERENCES address)
  CREATE VIEW a AS SELECT * FROM address;
CREATE TABLE last (id int);
