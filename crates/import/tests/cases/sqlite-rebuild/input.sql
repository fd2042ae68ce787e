CREATE TABLE parent (id INTEGER PRIMARY KEY);
CREATE TABLE kid (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
CREATE INDEX kid_parent ON kid (parent_id);
--> statement-breakpoint
CREATE TABLE `__new_parent` (`id` TEXT PRIMARY KEY NOT NULL, `up` TEXT, FOREIGN KEY (`up`) REFERENCES `__new_parent`(`id`));
INSERT INTO `__new_parent` SELECT * FROM `parent`;
DROP TABLE `parent`;
ALTER TABLE `__new_parent` RENAME TO `parent`;
ALTER TABLE kid ADD COLUMN `name` text DEFAULT '' NOT NULL;
ALTER TABLE kid RENAME COLUMN parent_id TO up_id;
ALTER TABLE kid DROP COLUMN nothing;
