CREATE TYPE order_status AS ENUM ('draft', 'paid');

CREATE TABLE customers (
    id uuid PRIMARY KEY
    email text NOT NULL
    "Full Name" varchar(80)
    born date
    balance numeric(10, 2) DEFAULT 0
    tags text[] DEFAULT '{}'::text[]
    comment text
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY
    customer_id uuid REFERENCES customers (id) ON DELETE CASCADE
    total numeric DEFAULT 0
    placed_at timestamp with time zone DEFAULT now()
    note text COLLATE "C"
    quantity integer CHECK (quantity > 0)
    doubled integer GENERATED ALWAYS AS (quantity * 2) STORED
    paid_at timestamptz
    PRIMARY KEY (id)
    , CONSTRAINT orders_total_check CHECK (total >= 0)
    placed_on date NOT NULL
);

-- A type of the user's own could be anything, and so could what stands on the same line.
CREATE TABLE payments (
    amount numeric DEFAULT 0
    status order_status NOT NULL,
    fee numeric DEFAULT 0 paid_at timestamp,
    kind text
);

-- Nothing is missing here.
CREATE TABLE fine (
    a timestamp
        DEFAULT now()
        NOT NULL,
    b text DEFAULT
        'x'::text,
    c integer DEFAULT (
        1 +
        2
    ),
    d interval DEFAULT
        interval '1 day',
    e timestamp
        without time zone
        DEFAULT now()
        AT TIME ZONE 'utc',
    f double
        precision DEFAULT 1
        + 2,
    g text
        COLLATE
        "C"
        CONSTRAINT
        date UNIQUE,
    h date DEFAULT CASE
        WHEN true THEN
        date '2020-01-01'
        ELSE CURRENT_DATE END,
    i character
        varying(20)
        REFERENCES
        customers
        ON DELETE
        SET NULL
        DEFERRABLE
        INITIALLY DEFERRED
);

ALTER TABLE customers
    ADD COLUMN vat numeric DEFAULT 0
    ADD COLUMN city text
    DROP COLUMN born;
