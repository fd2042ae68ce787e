//! A small shop, written by hand: every kind of node, every kind of line end.

use crowfoot_model::{
    Area, AreaId, Color, Column, ColumnId, DataType, DefaultValue, Diagram, DiagramId, Document, Edit,
    EnumId, EnumType, ForeignKey, ForeignKeyId, Generated, IdSource, Index, IndexId, LogicalType, NodeId,
    Note, NoteId, Placement, PrimaryKey, Settings, Table, TableId, UniqueConstraint, UniqueId, View, ViewId,
};

pub(crate) const DIAGRAM: DiagramId = DiagramId(1);

pub(crate) struct Shop {
    pub(crate) document: Document,
    ids: IdSource,
    tables: Vec<Table>,
}

fn varchar(length: u32) -> DataType {
    DataType::Logical(LogicalType::Varchar { length: Some(length) })
}

fn money() -> DataType {
    DataType::Logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) })
}

impl Shop {
    fn table(&mut self, name: &str, columns: &[(&str, DataType, &str)]) {
        let mut table = Table::new(self.ids.fresh::<TableId>(), name);
        for (name, data_type, marks) in columns {
            let mut column = Column::new(self.ids.fresh::<ColumnId>(), *name).with_type(data_type.clone());
            column.not_null = !marks.contains('?');
            if marks.contains('=') {
                column.default = Some(DefaultValue::Expression("now()".into()));
            }
            if marks.contains('f') {
                column.generated = Some(Generated { expression: "quantity * price".into(), stored: true });
            }
            if marks.contains('p') {
                table.primary_key.get_or_insert_with(PrimaryKey::default).columns.push(column.id);
            }
            if marks.contains('u') {
                table.uniques.push(UniqueConstraint::over(self.ids.fresh::<UniqueId>(), vec![column.id]));
            }
            if marks.contains('i') {
                table.indexes.push(Index::over(self.ids.fresh::<IndexId>(), [column.id]));
            }
            table.columns.push(column);
        }
        self.tables.push(table);
    }

    fn relate(&mut self, child: &str, columns: &[&str], parent: &str) {
        let id = self.ids.fresh::<ForeignKeyId>();
        let target = self.tables.iter().find(|table| table.name == parent).unwrap();
        let (target, keys) = (target.id, target.primary_key_columns().to_vec());
        let table = self.tables.iter_mut().find(|table| table.name == child).unwrap();
        let columns = columns.iter().map(|name| table.column_named(name).unwrap().id).collect();
        table.foreign_keys.push(ForeignKey::new(id, columns, target, keys));
    }

    pub(crate) fn id(&self, name: &str) -> TableId {
        self.document.table_named(None, name).unwrap().id
    }
}

pub(crate) fn shop() -> Shop {
    let mut shop = Shop { document: Document::default(), ids: IdSource::after(1), tables: Vec::new() };
    let (text, stamp) = (DataType::TEXT, DataType::TIMESTAMP_WITH_ZONE);
    let status = shop.ids.fresh::<EnumId>();
    shop.table(
        "users",
        &[
            ("id", text.clone(), "p"),
            ("email", varchar(255), "u"),
            ("name", varchar(120), "?"),
            ("referred_by_id", text.clone(), "?i"),
            ("created_at", stamp.clone(), "="),
            ("deleted_at", stamp.clone(), "?"),
        ],
    );
    shop.table(
        "profiles",
        &[
            ("user_id", text.clone(), "p"),
            ("bio", text.clone(), "?"),
            ("avatar_url", varchar(2048), "?"),
            ("preferences", DataType::Logical(LogicalType::Json { binary: true }), "="),
        ],
    );
    shop.table(
        "orders",
        &[
            ("id", text.clone(), "p"),
            ("user_id", text.clone(), "i"),
            ("shipping_address_id", text.clone(), "?i"),
            ("billing_address_id", text.clone(), "?"),
            ("status", DataType::Enum(status), "=i"),
            ("total_amount", money(), ""),
            ("placed_at", stamp.clone(), "?i"),
            ("created_at", stamp.clone(), "="),
        ],
    );
    shop.table(
        "order_items",
        &[
            ("order_id", text.clone(), "p"),
            ("line_number", DataType::INTEGER, "p"),
            ("product_id", text.clone(), "i"),
            ("quantity", DataType::INTEGER, ""),
            ("price", money(), ""),
            ("amount", money(), "f"),
        ],
    );
    shop.table(
        "shipments",
        &[
            ("id", text.clone(), "p"),
            ("order_id", text.clone(), "i"),
            ("line_number", DataType::INTEGER, ""),
            ("shipped_at", stamp, "?"),
        ],
    );
    shop.table(
        "addresses",
        &[
            ("id", text.clone(), "p"),
            ("street", varchar(200), ""),
            ("city", varchar(120), "i"),
            ("country_code", DataType::Logical(LogicalType::Char { length: 2 }), ""),
        ],
    );
    shop.table(
        "products",
        &[
            ("id", text.clone(), "p"),
            ("sku", varchar(64), "u"),
            ("title <\"&>", varchar(200), ""),
            ("price", money(), ""),
            ("search", DataType::Native { dialect: Default::default(), text: "tsvector".into() }, "?i"),
        ],
    );
    let wide: Vec<String> = (1..=33).map(|number| format!("attribute_number_{number}")).collect();
    let mut columns = vec![("product_id", text.clone(), "p")];
    columns.extend(wide.iter().map(|name| (name.as_str(), text.clone(), "?")));
    shop.table("product_attributes_with_a_really_long_name", &columns);
    shop.relate("users", &["referred_by_id"], "users");
    shop.relate("profiles", &["user_id"], "users");
    shop.relate("orders", &["user_id"], "users");
    shop.relate("orders", &["shipping_address_id"], "addresses");
    shop.relate("orders", &["billing_address_id"], "addresses");
    shop.relate("order_items", &["order_id"], "orders");
    shop.relate("order_items", &["product_id"], "products");
    shop.relate("shipments", &["order_id", "line_number"], "order_items");
    shop.relate("product_attributes_with_a_really_long_name", &["product_id"], "products");
    finish(shop, status)
}

fn finish(mut shop: Shop, status: EnumId) -> Shop {
    let mut edit = Edit::new(&shop.document);
    edit.put(Settings { name: "Shop".into(), ..Settings::default() });
    edit.put(Diagram::new(DIAGRAM, "Main"));
    let values = ["draft", "placed", "paid", "shipped", "cancelled"].map(String::from).to_vec();
    edit.put(EnumType { id: status, schema: None, name: "order_status".into(), values, comment: None });
    let view = shop.ids.fresh::<ViewId>();
    edit.put(View {
        id: view,
        schema: None,
        name: "revenue_by_month".into(),
        columns: vec!["month".into(), "revenue".into(), "orders".into()],
        query: "select 1".into(),
        dialect: Default::default(),
        materialized: true,
        clauses: Vec::new(),
        head: None,
        indexes: Vec::new(),
        comment: None,
    });
    let note = shop.ids.fresh::<NoteId>();
    let text =
        "Totals are kept with the order on purpose: prices of products change.\n\nAsk <Ada> & \"Bob\".";
    edit.put(Note { id: note, text: text.into() });
    let area = shop.ids.fresh::<AreaId>();
    edit.put(Area { id: area, name: "Ordering".into() });
    let mut place = |node: NodeId, x: i32, y: i32| edit.put(Placement::at(DIAGRAM, node, x, y));
    let places = [(0, 0), (0, 280), (400, 80), (840, 80), (1240, 120), (0, 480), (840, 340), (1240, 340)];
    for (table, (x, y)) in shop.tables.iter().zip(places) {
        place(NodeId::Table(table.id), x, y);
    }
    place(NodeId::Enum(status), 400, 400);
    place(NodeId::View(view), 840, 560);
    place(NodeId::Note(note), 400, 600);
    place(NodeId::Area(area), 360, 24);
    let frame = edit.placement_mut(DIAGRAM, NodeId::Area(area));
    (frame.width, frame.height, frame.color) = (Some(780), Some(270), Some(Color::Teal));
    edit.placement_mut(DIAGRAM, NodeId::Table(shop.tables[0].id)).color = Some(Color::Violet);
    for table in shop.tables.drain(..) {
        let mut table = table;
        if table.name == "orders" {
            table.comment = Some("What a customer asked for".into());
        }
        edit.put(table);
    }
    let diff = edit.finish();
    shop.document.apply(&diff);
    shop
}
