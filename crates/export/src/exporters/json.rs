//! The canonical file: the document itself.

use crowfoot_model::{Document, file};

use crate::exporter::file_stem;
use crate::{ExportOption, Exporter, Language, Options, Output};

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

    fn options(&self) -> &'static [&'static ExportOption] {
        &[]
    }

    fn export(&self, document: &Document, _: &Options) -> Output {
        Output::of(self.file_name(document), file::to_json(document), Vec::new())
    }
}
