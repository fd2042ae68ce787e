//! A shop as the house standard has it.

use crowfoot_model::{
    CheckConstraint, Column, DataType, DefaultValue, Dialect, Document, EnumType, IndexKey, LogicalType,
    PrimaryKey, ReferentialAction,
};

use super::build::{Build, descending, money, varchar};

pub(crate) fn shop() -> Document {
    let mut b = Build::new("Corner shop", Dialect::Postgres);
    let status = EnumType {
        id: b.ids.fresh(),
        schema: None,
        name: "order_status".into(),
        values: ["pending", "paid", "shipped", "cancelled"].map(str::to_owned).to_vec(),
        comment: Some("Where an order stands.".into()),
    };

    let mut users = b.table("users");
    users.comment = Some("People who can sign in.".into());
    let user_id = b.ulid(&mut users);
    let email = b.required(&mut users, "email", varchar(255));
    let name = b.column(&mut users, "full_name", DataType::TEXT);
    users.column_mut(name).unwrap().comment = Some("As it is printed on invoices.\nMay be empty.".into());
    let active = b.required(&mut users, "is_active", DataType::BOOLEAN);
    users.column_mut(active).unwrap().default = Some(DefaultValue::Boolean(true));
    b.audit(&mut users);
    let deleted = b.column(&mut users, "deleted_at", DataType::TIMESTAMP_WITH_ZONE);
    b.unique(&mut users, Some("users_email_unique"), &[email]);
    b.index(&mut users, Some("idx_users_full_name"), vec![IndexKey::column(name)]).predicate =
        Some("deleted_at IS NULL".into());
    let live = b.index(&mut users, Some("idx_users_lower_email"), vec![IndexKey::expression("lower(email)")]);
    live.unique = true;
    live.predicate = Some("deleted_at IS NULL".into());
    let _ = deleted;

    let mut profiles = b.table("profiles");
    b.ulid(&mut profiles);
    let owner = b.required(&mut profiles, "user_id", DataType::TEXT);
    let bio = b.column(&mut profiles, "preferences", DataType::Logical(LogicalType::Json { binary: true }));
    profiles.column_mut(bio).unwrap().default = Some(DefaultValue::Expression("'{}'::jsonb".into()));
    b.audit(&mut profiles);
    b.unique(&mut profiles, None, &[owner]);
    b.foreign_key(&mut profiles, &[owner], &users, &[user_id], Some(ReferentialAction::Cascade));
    b.index(&mut profiles, Some("idx_profiles_preferences"), vec![IndexKey::column(bio)]).method =
        Some("gin".into());

    let mut addresses = b.table("addresses");
    let address_id = b.ulid(&mut addresses);
    b.required(&mut addresses, "street", DataType::TEXT);
    b.audit(&mut addresses);

    let mut categories = b.table("categories");
    let category_id = b.ulid(&mut categories);
    let parent = b.column(&mut categories, "parent_id", DataType::TEXT);
    let own = categories.clone();
    b.foreign_key(&mut categories, &[parent], &own, &[category_id], Some(ReferentialAction::SetNull));

    let mut products = b.table("products");
    let product_id = b.ulid(&mut products);
    let category = b.required(&mut products, "category_id", DataType::TEXT);
    b.required(&mut products, "name", varchar(200));
    let price = b.required(&mut products, "unit_price", money());
    products.column_mut(price).unwrap().default = Some(DefaultValue::Number("0.00".into()));
    let labels = b.required(&mut products, "labels", DataType::Array(Box::new(DataType::TEXT)));
    products.column_mut(labels).unwrap().default = Some(DefaultValue::Expression("'{}'::text[]".into()));
    b.foreign_key(&mut products, &[category], &categories, &[category_id], Some(ReferentialAction::Restrict));
    b.index(&mut products, Some("idx_products_category_id"), vec![IndexKey::column(category)]);
    products.checks.push(CheckConstraint {
        name: Some("products_unit_price_check".into()),
        ..CheckConstraint::new(b.ids.fresh(), "unit_price >= 0\n  AND \"unit_price\" < 100000")
    });

    let mut orders = b.table("orders");
    let order_id = b.ulid(&mut orders);
    let user = b.required(&mut orders, "user_id", DataType::TEXT);
    let billing = b.required(&mut orders, "billing_address_id", DataType::TEXT);
    let shipping = b.column(&mut orders, "shipping_address_id", DataType::TEXT);
    let state = b.required(&mut orders, "status", DataType::Enum(status.id));
    orders.column_mut(state).unwrap().default =
        Some(DefaultValue::Expression("'pending'::order_status".into()));
    b.required(&mut orders, "total_amount", money());
    b.audit(&mut orders);
    let created = orders.column_named("created_at").unwrap().id;
    b.foreign_key(&mut orders, &[user], &users, &[user_id], Some(ReferentialAction::Cascade));
    orders.foreign_keys.last_mut().unwrap().name = Some("orders_user_id_fk".into());
    orders.foreign_keys.last_mut().unwrap().on_update = Some(ReferentialAction::Cascade);
    b.foreign_key(&mut orders, &[billing], &addresses, &[address_id], Some(ReferentialAction::Restrict));
    b.foreign_key(&mut orders, &[shipping], &addresses, &[address_id], Some(ReferentialAction::SetNull));
    orders.foreign_keys.last_mut().unwrap().name = Some("fk_ship_to".into());
    b.index(
        &mut orders,
        Some("idx_orders_user_status"),
        vec![IndexKey::column(user), IndexKey::column(state)],
    );
    b.index(&mut orders, Some("idx_orders_created_at"), vec![descending(created)]);

    let mut items = b.table("order_items");
    let order = b.required(&mut items, "order_id", DataType::TEXT);
    let product = b.required(&mut items, "product_id", DataType::TEXT);
    let quantity = b.required(&mut items, "quantity", DataType::INTEGER);
    items.column_mut(quantity).unwrap().default = Some(DefaultValue::Number("1".into()));
    items.primary_key =
        Some(PrimaryKey { name: Some("order_items_pk".into()), ..PrimaryKey::over(vec![order, product]) });
    b.foreign_key(&mut items, &[order], &orders, &[order_id], Some(ReferentialAction::Cascade));
    b.foreign_key(&mut items, &[product], &products, &[product_id], Some(ReferentialAction::Restrict));
    b.index(&mut items, None, vec![IndexKey::column(product)]);

    b.put(status);
    for table in [users, profiles, addresses, categories, products, orders, items] {
        b.put(table);
    }
    let mut lonely = b.table("settings");
    let id = b.ids.fresh();
    lonely.columns.push(Column::new(id, "anything"));
    b.put(lonely);
    b.finish()
}
