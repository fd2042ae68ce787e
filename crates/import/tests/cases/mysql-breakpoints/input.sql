-- A migration as drizzle-kit writes it: statements are cut by its mark, on a line of its own or behind a semicolon.
CREATE TABLE `bands` (
	`id` varchar(26) NOT NULL,
	CONSTRAINT `bands_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `gigs` (
	`id` varchar(26) NOT NULL,
	`band_id` varchar(26) NOT NULL,
	CONSTRAINT `gigs_id` PRIMARY KEY(`id`)
)
--> statement-breakpoint
ALTER TABLE `gigs` ADD CONSTRAINT `gigs_band_id_bands_id_fk` FOREIGN KEY (`band_id`) REFERENCES `bands`(`id`);--> statement-breakpoint
CREATE INDEX `band_idx` ON `gigs` (`band_id`);
