//! Documents in the browser's database: a row for each record, so that saving an edit writes what it changed.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::frame::Turn;

const DATABASE: &str = "crowfoot";
const VERSION: u32 = 1;
/// Document key → what the start page shows of it, as JSON.
const DOCUMENTS: &str = "documents";
/// `<document key>/<row name>` → the record, as JSON.
const RECORDS: &str = "records";

/// The open database.
#[derive(Clone)]
pub struct Storage {
    database: Rc<Database>,
}

/// A row to be written, or to be taken out when it has no text.
pub struct Row {
    pub name: String,
    pub text: Option<String>,
}

impl Storage {
    /// Opens the database, and makes it on the first visit. `lost` is called when the browser has closed it: because
    /// its data was cleared, or another tab has deleted or upgraded it.
    ///
    /// # Errors
    /// The browser keeps nothing, as in some private windows and frames.
    pub async fn open(lost: Rc<dyn Fn()>) -> Result<Self, String> {
        let factory = Factory::new().map_err(text)?;
        let mut request = factory.open(DATABASE, Some(VERSION)).map_err(text)?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(DOCUMENTS, ObjectStoreParams::new());
                let _ = database.create_object_store(RECORDS, ObjectStoreParams::new());
            }
        });
        let mut database = request.await.map_err(text)?;
        let own = Rc::new(RefCell::new(Weak::<Database>::new()));
        let (changing, changed) = (Rc::clone(&own), Rc::clone(&lost));
        database.on_close(move |_| lost());
        database.on_version_change(move |_| {
            // An open database would hold up whoever wants to change it.
            if let Some(database) = changing.borrow().upgrade() {
                database.close();
            }
            changed();
        });
        let database = Rc::new(database);
        own.replace(Rc::downgrade(&database));
        Ok(Self { database })
    }

    /// Closes the database; what is being written is written.
    pub fn close(&self) {
        self.database.close();
    }

    /// Writes rows of a document and its entry on the start page in one transaction. The writes are on their way
    /// when this returns its future, so that a page that goes away right after an edit has saved it. The future tells
    /// whether the document was there before.
    pub fn save(
        &self,
        document: &str,
        rows: &[Row],
        summary: Option<&str>,
    ) -> impl Future<Output = Result<bool, String>> + use<> {
        let written = self.write(document, rows, summary);
        async move {
            let (known, transaction) = written.map_err(text)?;
            committed(transaction).await?;
            known.await.map(|before| before.is_some()).map_err(text)
        }
    }

    /// As [`Storage::save`], for a document with many rows: the page does what it has to do between them.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn save_many(
        &self,
        document: &str,
        rows: &mut dyn Iterator<Item = Row>,
        summary: &str,
    ) -> Result<(), String> {
        let transaction =
            self.database.transaction(&[DOCUMENTS, RECORDS], TransactionMode::ReadWrite).map_err(text)?;
        let records = transaction.object_store(RECORDS).map_err(text)?;
        let mut more = true;
        while more {
            let turn = Turn::begin();
            let mut last = None;
            while more && !turn.is_over() {
                let row = rows.next();
                more = row.is_some();
                if let Some(Row { name, text: row }) = row {
                    let key = JsValue::from_str(&[document, "/", &name].concat());
                    match row {
                        Some(row) => {
                            last = Some(records.put(&JsValue::from_str(&row), Some(&key)).map_err(text)?);
                        }
                        None => drop(records.delete(Query::from(key)).map_err(text)?),
                    }
                }
            }
            // The transaction goes on as long as it is written to as soon as this is done.
            if let Some(last) = last {
                last.await.map_err(text)?;
            }
        }
        let documents = transaction.object_store(DOCUMENTS).map_err(text)?;
        let key = JsValue::from_str(document);
        documents.put(&JsValue::from_str(summary), Some(&key)).map_err(text)?;
        committed(transaction).await
    }

    /// The summary of a document; none where there is no such document.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn summary(&self, document: &str) -> Result<Option<String>, String> {
        let transaction = self.database.transaction(&[DOCUMENTS], TransactionMode::ReadOnly).map_err(text)?;
        let store = transaction.object_store(DOCUMENTS).map_err(text)?;
        let found = store.get(Query::from(JsValue::from_str(document))).map_err(text)?.await.map_err(text)?;
        Ok(found.and_then(|found| found.as_string()))
    }

    /// Changes the summary of a document, where there is one.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn edit_summary(
        &self,
        document: &str,
        edit: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(), String> {
        let transaction =
            self.database.transaction(&[DOCUMENTS], TransactionMode::ReadWrite).map_err(text)?;
        let store = transaction.object_store(DOCUMENTS).map_err(text)?;
        let key = JsValue::from_str(document);
        let found = store.get(Query::from(key.clone())).map_err(text)?.await.map_err(text)?;
        if let Some(edited) = found.and_then(|found| edit(&found.as_string()?)) {
            store.put(&JsValue::from_str(&edited), Some(&key)).map_err(text)?;
        }
        committed(transaction).await
    }

    /// All documents: key and summary.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn documents(&self) -> Result<Vec<(String, String)>, String> {
        let transaction = self.database.transaction(&[DOCUMENTS], TransactionMode::ReadOnly).map_err(text)?;
        let store = transaction.object_store(DOCUMENTS).map_err(text)?;
        let keys = store.get_all_keys(None, None).map_err(text)?.await.map_err(text)?;
        let values = store.get_all(None, None).map_err(text)?.await.map_err(text)?;
        Ok(pairs(&keys, &values))
    }

    /// The rows of a document: name and text.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn rows(&self, document: &str) -> Result<Vec<(String, String)>, String> {
        let transaction = self.database.transaction(&[RECORDS], TransactionMode::ReadOnly).map_err(text)?;
        let store = transaction.object_store(RECORDS).map_err(text)?;
        let range = || range_of(document);
        let keys = store.get_all_keys(Some(range()?), None).map_err(text)?.await.map_err(text)?;
        let values = store.get_all(Some(range()?), None).map_err(text)?.await.map_err(text)?;
        let mut rows = pairs(&keys, &values);
        for (name, _) in &mut rows {
            name.drain(..=document.len());
        }
        Ok(rows)
    }

    /// Takes a document out.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn delete(&self, document: &str) -> Result<(), String> {
        let stores = [DOCUMENTS, RECORDS];
        let transaction = self.database.transaction(&stores, TransactionMode::ReadWrite).map_err(text)?;
        let records = transaction.object_store(RECORDS).map_err(text)?;
        records.delete(range_of(document)?).map_err(text)?;
        let documents = transaction.object_store(DOCUMENTS).map_err(text)?;
        documents.delete(Query::from(JsValue::from_str(document))).map_err(text)?;
        committed(transaction).await
    }

    fn write(
        &self,
        document: &str,
        rows: &[Row],
        summary: Option<&str>,
    ) -> Result<(impl Future<Output = Result<Option<JsValue>, idb::Error>> + use<>, Transaction), idb::Error>
    {
        let stores = [DOCUMENTS, RECORDS];
        let transaction = self.database.transaction(&stores, TransactionMode::ReadWrite)?;
        let records = transaction.object_store(RECORDS)?;
        for row in rows {
            let key = JsValue::from_str(&[document, "/", &row.name].concat());
            match &row.text {
                Some(row) => drop(records.put(&JsValue::from_str(row), Some(&key))?),
                None => drop(records.delete(Query::from(key))?),
            }
        }
        let key = JsValue::from_str(document);
        let documents = transaction.object_store(DOCUMENTS)?;
        let known = documents.get(Query::from(key.clone()))?.into_future();
        if let Some(summary) = summary {
            documents.put(&JsValue::from_str(summary), Some(&key))?;
        }
        // Without waiting for answers, which a page that goes away does not get any more.
        Ok((known, transaction.commit()?))
    }
}

/// Waits until a transaction has been written. One that the browser takes back, for want of space, has failed.
async fn committed(transaction: Transaction) -> Result<(), String> {
    let raw = JsValue::from(transaction);
    let result = Transaction::try_from(raw.clone()).map_err(text)?.await;
    if result.is_ok_and(|result| result.is_committed()) {
        return Ok(());
    }
    let error = Reflect::get(&raw, &JsValue::from_str("error")).unwrap_or_default();
    Err(error.dyn_ref::<Object>().map_or_else(|| "AbortError".to_owned(), |error| error.to_string().into()))
}

/// All keys that begin with `document/`; `0` is the character after `/`.
fn range_of(document: &str) -> Result<Query, String> {
    let from = JsValue::from_str(&[document, "/"].concat());
    let to = JsValue::from_str(&[document, "0"].concat());
    KeyRange::bound(&from, &to, Some(false), Some(true)).map(Query::from).map_err(text)
}

fn pairs(keys: &[JsValue], values: &[JsValue]) -> Vec<(String, String)> {
    keys.iter().zip(values).filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect()
}

fn text(error: idb::Error) -> String {
    error.to_string()
}
