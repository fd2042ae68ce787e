CREATE TABLE `orders` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY
  `total` decimal(10,2) DEFAULT '0.00'
  `placed_at` datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
  `state` enum('draft','paid') NOT NULL COMMENT 'where it is'
  note varchar(20) CHARACTER SET latin1
  flag tinyint(1) DEFAULT b'1'
  `doubled` int GENERATED ALWAYS AS (`id` * 2) VIRTUAL
  customer_id int unsigned
  KEY `idx_placed` (`placed_at`)
  shipped_at timestamp NULL
) ENGINE=InnoDB;

-- Nothing is missing here.
CREATE TABLE fine (
  a int
    unsigned
    zerofill
    DEFAULT
    0,
  b varchar(10)
    CHARACTER
    SET binary
    NOT NULL,
  c varchar(10)
    CHARSET
    binary,
  d text
    COMMENT
    'date date',
  e timestamp
    DEFAULT CURRENT_TIMESTAMP
    ON UPDATE
    CURRENT_TIMESTAMP,
  f int
    AS (a + 1)
    VIRTUAL
    INVISIBLE,
  UNIQUE KEY
    g (a)
    USING BTREE
);
