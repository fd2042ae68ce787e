-- Corner shop for MySQL

-- Tables

CREATE TABLE users (
    id         char(26)     NOT NULL,
    email      varchar(255) NOT NULL,
    full_name  text         COMMENT 'As it is printed on invoices.
May be empty.',
    is_active  boolean      NOT NULL DEFAULT true,
    created_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    deleted_at timestamp    NULL,
    PRIMARY KEY (id),
    CONSTRAINT users_email_unique UNIQUE (email),
    INDEX idx_users_full_name (full_name(255)),
    UNIQUE INDEX idx_users_lower_email ((CASE WHEN deleted_at IS NULL THEN lower(email) END))
) COMMENT='People who can sign in.';

CREATE TABLE profiles (
    id          char(26)  NOT NULL,
    user_id     char(26)  NOT NULL,
    preferences json      DEFAULT ('{}'),
    created_at  timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT profiles_user_id_unique UNIQUE (user_id),
    CONSTRAINT profiles_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE addresses (
    id         char(26)  NOT NULL,
    street     text      NOT NULL,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);

CREATE TABLE categories (
    id        char(26) NOT NULL,
    parent_id char(26),
    PRIMARY KEY (id),
    CONSTRAINT categories_parent_id_fk FOREIGN KEY (parent_id)
        REFERENCES categories (id) ON DELETE SET NULL
);

CREATE TABLE products (
    id          char(26)      NOT NULL,
    category_id char(26)      NOT NULL,
    name        varchar(200)  NOT NULL,
    unit_price  decimal(10,2) NOT NULL DEFAULT 0.00,
    labels      json          NOT NULL DEFAULT ('[]'),
    PRIMARY KEY (id),
    CONSTRAINT products_unit_price_check CHECK (unit_price >= 0 AND unit_price < 100000),
    CONSTRAINT products_category_id_fk FOREIGN KEY (category_id)
        REFERENCES categories (id) ON DELETE RESTRICT,
    INDEX idx_products_category_id (category_id)
);

CREATE TABLE orders (
    id                  char(26)      NOT NULL,
    user_id             char(26)      NOT NULL,
    billing_address_id  char(26)      NOT NULL,
    shipping_address_id char(26),
    status              enum('pending', 'paid', 'shipped', 'cancelled') NOT NULL DEFAULT 'pending',
    total_amount        decimal(10,2) NOT NULL,
    created_at          timestamp     NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at          timestamp     NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT orders_user_id_fk FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT orders_billing_address_id_fk FOREIGN KEY (billing_address_id)
        REFERENCES addresses (id) ON DELETE RESTRICT,
    CONSTRAINT fk_ship_to FOREIGN KEY (shipping_address_id)
        REFERENCES addresses (id) ON DELETE SET NULL,
    INDEX idx_orders_user_status (user_id, status),
    INDEX idx_orders_created_at (created_at DESC)
);

CREATE TABLE order_items (
    order_id   char(26) NOT NULL,
    product_id char(26) NOT NULL,
    quantity   int      NOT NULL DEFAULT 1,
    PRIMARY KEY (order_id, product_id),
    CONSTRAINT order_items_order_id_fk FOREIGN KEY (order_id)
        REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT order_items_product_id_fk FOREIGN KEY (product_id)
        REFERENCES products (id) ON DELETE RESTRICT,
    INDEX idx_order_items_product_id (product_id)
);

CREATE TABLE settings (
    anything text
);
