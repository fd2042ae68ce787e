CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT
  total NUMERIC DEFAULT 0
  placed_at DATETIME DEFAULT CURRENT_TIMESTAMP
  [note] TEXT COLLATE NOCASE
  customer_id INTEGER REFERENCES customers(id) ON DELETE SET NULL
  quantity INTEGER CHECK (quantity > 0) NOT NULL ON CONFLICT IGNORE
  "kind" VARCHAR(20) DEFAULT "a"
  paid BOOLEAN
  UNIQUE (placed_at, note)
);

-- Nothing is missing here.
CREATE TABLE fine (
  a UNSIGNED
    BIG INT
    NOT NULL
    DEFAULT
    0,
  b NATIVE
    CHARACTER(70),
  c
    DATE
    DEFAULT
    CURRENT_DATE,
  d TEXT
    DEFAULT
    ('x'
    || 'y')
    COLLATE
    NOCASE,
  PRIMARY KEY (a)
  UNIQUE (b)
  CHECK (a > 0)
);
