//! The canonical file: the document itself.

use crowfoot_model::{Document, file};

use crate::exporter::file_stem;
use crate::{Exporter, Language, Options, Output};

pub(crate) struct Json;

impl Exporter for Json {
    fn key(&self) -> &'static str {
        "json"
    }

    fn label(&self) -> &'static str {
        "Crowfoot JSON"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".crowfoot.json"
    }

    fn language(&self) -> Language {
        Language::Json
    }

    fn export(&self, document: &Document, _: &Options) -> Output {
        Output { text: file::to_json(document), notices: Vec::new() }
    }
}
