-- A program that keeps its data in SQLite.
CREATE TABLE IF NOT EXISTS config (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    guid TEXT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'default',
    path TEXT NOT NULL,
    url TEXT,
    source TEXT,
    title TEXT,
    description TEXT DEFAULT '',
    notes TEXT,
    data BLOB,
    content BLOB NOT NULL,
    hash TEXT NOT NULL,
    size INTEGER NOT NULL DEFAULT 0,
    count INTEGER DEFAULT 0,
    flags INTEGER NOT NULL DEFAULT 0,
    score REAL,
    weight REAL DEFAULT 1.0,
    parent INTEGER REFERENCES items(id) ON DELETE CASCADE,
    active INTEGER NOT NULL DEFAULT 1,
    deleted INTEGER NOT NULL DEFAULT 0,
    enabled BOOLEAN NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1,
    mtime INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    created INTEGER NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT (datetime('now')),
    added_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now'))
);
CREATE TABLE devices (
    id TEXT PRIMARY KEY NOT NULL,
    host TEXT NOT NULL,
    hostname TEXT NOT NULL,
    port INTEGER NOT NULL,
    ip TEXT,
    address TEXT,
    os TEXT,
    platform TEXT,
    device_id TEXT NOT NULL,
    device_name TEXT,
    device_type TEXT,
    interface TEXT,
    protocol TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'pending')),
    state INTEGER NOT NULL DEFAULT 0,
    location TEXT,
    region TEXT,
    cpu INTEGER,
    memory INTEGER,
    disk INTEGER,
    interval INTEGER,
    threshold REAL,
    unit TEXT,
    last_seen INTEGER,
    last_updated DATETIME,
    UNIQUE (host, port)
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    start_time TEXT,
    end_time TEXT,
    action TEXT NOT NULL,
    command TEXT,
    query TEXT,
    result TEXT,
    value REAL,
    total INTEGER,
    amount REAL NOT NULL,
    position INTEGER,
    rank INTEGER,
    year INTEGER,
    month INTEGER,
    day INTEGER,
    FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE
);
CREATE INDEX idx_items_parent ON items(parent);
CREATE INDEX idx_items_name ON items(name);
CREATE INDEX history_item_id_idx ON history (item_id);
CREATE TRIGGER items_after_insert AFTER INSERT ON items BEGIN
    UPDATE items SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id;
END;
CREATE VIEW item_list AS SELECT i.id AS id, i.name AS name, p.name AS parent_name FROM items i LEFT JOIN items p ON i.parent = p.id ORDER BY i.name;
