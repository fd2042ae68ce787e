-- Corner shop for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

-- People who can sign in.
CREATE TABLE users (
    id         text         PRIMARY KEY NOT NULL,
    email      varchar(255) NOT NULL,
    -- As it is printed on invoices.
    -- May be empty.
    full_name  text,
    is_active  boolean      NOT NULL DEFAULT true,
    created_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    deleted_at timestamp,
    CONSTRAINT users_email_unique UNIQUE (email)
);

CREATE INDEX idx_users_full_name ON users (full_name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX idx_users_lower_email ON users (lower(email)) WHERE deleted_at IS NULL;

CREATE TABLE profiles (
    id          text      PRIMARY KEY NOT NULL,
    user_id     text      NOT NULL,
    preferences text      DEFAULT '{}',
    created_at  timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT profiles_user_id_unique UNIQUE (user_id),
    CONSTRAINT profiles_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE addresses (
    id         text      PRIMARY KEY NOT NULL,
    street     text      NOT NULL,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE categories (
    id        text PRIMARY KEY NOT NULL,
    parent_id text,
    CONSTRAINT categories_parent_id_fk FOREIGN KEY (parent_id)
        REFERENCES categories (id) ON DELETE SET NULL
);

CREATE TABLE products (
    id          text          PRIMARY KEY NOT NULL,
    category_id text          NOT NULL,
    name        varchar(200)  NOT NULL,
    unit_price  numeric(10,2) NOT NULL DEFAULT 0.00,
    labels      text          NOT NULL DEFAULT '[]',
    CONSTRAINT products_unit_price_check CHECK (unit_price >= 0 AND unit_price < 100000),
    CONSTRAINT products_category_id_fk FOREIGN KEY (category_id)
        REFERENCES categories (id) ON DELETE RESTRICT
);

CREATE INDEX idx_products_category_id ON products (category_id);

CREATE TABLE orders (
    id                  text          PRIMARY KEY NOT NULL,
    user_id             text          NOT NULL,
    billing_address_id  text          NOT NULL,
    shipping_address_id text,
    status              text          NOT NULL DEFAULT 'pending',
    total_amount        numeric(10,2) NOT NULL,
    created_at          timestamp     NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at          timestamp     NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT orders_status_check CHECK (status IN ('pending', 'paid', 'shipped', 'cancelled')),
    CONSTRAINT orders_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT orders_billing_address_id_fk FOREIGN KEY (billing_address_id)
        REFERENCES addresses (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ship_to FOREIGN KEY (shipping_address_id)
        REFERENCES addresses (id) ON DELETE SET NULL
);

CREATE INDEX idx_orders_user_status ON orders (user_id, status);
CREATE INDEX idx_orders_created_at ON orders (created_at DESC);

CREATE TABLE order_items (
    order_id   text    NOT NULL,
    product_id text    NOT NULL,
    quantity   integer NOT NULL DEFAULT 1,
    CONSTRAINT order_items_pk PRIMARY KEY (order_id, product_id),
    CONSTRAINT order_items_order_id_fk FOREIGN KEY (order_id)
        REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT order_items_product_id_fk FOREIGN KEY (product_id)
        REFERENCES products (id) ON DELETE RESTRICT
);

CREATE INDEX idx_order_items_product_id ON order_items (product_id);

CREATE TABLE settings (
    anything
);
